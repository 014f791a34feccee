import test from 'ava';
import { readFileSync } from 'node:fs';
import { startFileServer } from '../helpers/file-server.ts';
import { runCli } from '../helpers/run-cli.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const get = (...args: string[]) => runCli(['get', '--service', 'embedded', ...args]);

test.serial(
  'dojobs get puts files in place, prints their paths and nothing else on stdout, and exits with 0',
  async (t) => {
    await using server = await startFileServer({ 'one.bin': { size: 300_000 }, 'två.bin': { size: 5 } });
    using folder = temporaryFolder();
    const { code, stdout, stderr } = await get(server.url('one.bin'), server.url('två.bin'), '-d', folder.path);
    t.is(code, 0, stderr);
    t.is(stdout, `${folder.file('one.bin')}\n${folder.file('två.bin')}\n`);
    t.true(stderr.includes('2/2 files, 300005/300005 bytes'), stderr);
    for (const name of ['one.bin', 'två.bin']) t.deepEqual(readFileSync(folder.file(name)), server.contentOf(name));
    t.deepEqual(folder.names(), ['one.bin', 'två.bin']);
  },
);

test.serial('--output names the file', async (t) => {
  await using server = await startFileServer({ 'one.bin': { size: 10 } });
  using folder = temporaryFolder();
  const { code, stdout } = await get(server.url('one.bin'), '--output', folder.file('other'));
  t.is(code, 0);
  t.is(stdout, `${folder.file('other')}\n`);
  t.deepEqual(folder.names(), ['other']);
});

test.serial(
  'a file that is not there is told with its URL and status, nothing is kept, and the exit code is 1',
  async (t) => {
    await using server = await startFileServer({ 'one.bin': { size: 10 } });
    using folder = temporaryFolder();
    const withLogin = server.url('gone.bin').replace('//', '//me:hidden@');
    const { code, stdout, stderr } = await get(server.url('one.bin'), withLogin, '-d', folder.path);
    t.is(code, 1);
    t.is(stdout, '');
    t.true(stderr.includes(server.url('gone.bin')) && stderr.includes('0x80190194'), stderr);
    t.is(stderr.split('gone.bin').length, 2, 'the URL is told once');
    t.false(stderr.includes('hidden'));
    t.deepEqual(folder.names(), []);
  },
);

for (const [title, args, told] of [
  ['a malformed URL', ['nowhere'], '"nowhere" is not a URL'],
  ['a name that cannot be decoded', ['http://127.0.0.1/%zz', '-d', '/no/such/folder'], '/no/such/folder/%zz'],
  ['an FTP URL', ['ftp://a/b'], 'use http: or https:'],
  ['a folder that is missing', ['http://127.0.0.1/a', '-d', '/no/such/folder'], '/no/such/folder/a'],
  ['two URLs with --output', ['http://127.0.0.1/a', 'http://127.0.0.1/b', '-o', 'c'], '--directory'],
  ['two URLs of one name', ['http://127.0.0.1/a', 'http://127.0.0.1/b/a', '-d', '/'], '"/a"'],
  ['a service that is none', ['http://127.0.0.1/a', '--service', 'ftp'], 'embedded'],
] as const) {
  test.serial(`${title} is told in one line without a stack, and the exit code is 1`, async (t) => {
    const { code, stdout, stderr } = await get(...args);
    t.is(code, 1);
    t.is(stdout, '');
    t.true(stderr.includes(told), stderr);
    t.is(stderr.trimEnd().split('\n').length, 1, stderr);
  });
}
