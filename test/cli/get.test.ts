import test from 'ava';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeFolders } from '../../src/cli/jobs/make-folders.ts';
import { cliBench } from '../helpers/cli-bench.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

test.serial('dojobs get puts files in place, prints their paths and nothing else, and exits with 0', async (t) => {
  await using bench = await cliBench({ 'one.bin': { size: 300_000 }, 'två.bin': { size: 5 } });
  const { server, folder } = bench;
  const { code, stdout, stderr } = await bench.run(
    'get',
    server.url('one.bin'),
    server.url('två.bin'),
    '-d',
    folder.path,
  );
  t.is(code, 0, stderr);
  t.is(stderr, '');
  t.is(stdout, `${folder.file('one.bin')}\n${folder.file('två.bin')}\n`);
  for (const name of ['one.bin', 'två.bin']) t.deepEqual(readFileSync(folder.file(name)), server.contentOf(name));
  t.deepEqual(folder.names(), ['one.bin', 'två.bin']);
});

test.serial('--output names the file', async (t) => {
  await using bench = await cliBench({ 'one.bin': { size: 10 } });
  const { code, stdout } = await bench.run('get', bench.server.url('one.bin'), '--output', bench.folder.file('other'));
  t.is(code, 0);
  t.is(stdout, `${bench.folder.file('other')}\n`);
  t.deepEqual(bench.folder.names(), ['other']);
});

test.serial('folders that are missing are made', async (t) => {
  await using bench = await cliBench({ 'one.bin': { size: 10 } });
  const folder = bench.folder.file('new/er');
  const { code, stdout, stderr } = await bench.run('get', bench.server.url('one.bin'), '--directory', folder);
  t.is(code, 0, stderr);
  t.is(stdout, `${join(folder, 'one.bin')}\n`);
});

/** No folder, and none can be made there, on any system: a file is in the way. */
const NO_FOLDER = join(fileURLToPath(import.meta.url), 'folder');

test('folders that were made for a job that came to nothing are taken away, others stay', async (t) => {
  using folder = temporaryFolder();
  mkdirSync(folder.file('old'));
  const takeAway = await makeFolders(['old/a', 'new/er/b', 'new/c', 'full/d'].map((path) => folder.file(path)));
  t.deepEqual(folder.names(), ['full', 'new', 'old']);
  writeFileSync(folder.file('full/somebody-elses'), '');
  await takeAway();
  t.deepEqual(folder.names(), ['full', 'old']);
});

test.serial(
  'what cannot be fetched is told once, without its password; nothing is kept, and the exit is 3',
  async (t) => {
    await using bench = await cliBench({ 'one.bin': { size: 10 } });
    const { server, folder } = bench;
    const withLogin = server.url('gone.bin').replace('//', '//me:hidden@');
    const { code, stdout, stderr } = await bench.run('get', server.url('one.bin'), withLogin, '-d', folder.path);
    t.is(code, 3);
    t.is(stdout, '');
    t.true(stderr.includes(server.url('gone.bin')) && stderr.includes('0x80190194 BG_E_HTTP_ERROR_404'), stderr);
    t.is(stderr.split('gone.bin').length, 2, 'the URL is told once');
    t.false(stderr.includes('hidden'));
    t.deepEqual(folder.names(), []);
    t.true((await bench.run('list')).stderr.startsWith('0 jobs'));
  },
);

test.serial('--on-error complete keeps the files that arrived, and the exit is 8', async (t) => {
  await using bench = await cliBench({ 'one.bin': { size: 10 } });
  const { server, folder } = bench;
  const urls = [server.url('one.bin'), server.url('gone.bin')];
  const { code, stdout } = await bench.run('get', ...urls, '-d', folder.path, '--on-error', 'complete');
  t.is(code, 8);
  t.is(stdout, `${folder.file('one.bin')}\n`);
  t.deepEqual(folder.names(), ['one.bin']);
});

test.serial('--on-error keep leaves the job, tells the command that goes on, and the exit is 4', async (t) => {
  await using bench = await cliBench({ 'gone.bin': { statusOnce: [404], size: 7 } });
  const { server, folder } = bench;
  const kept = await bench.run('get', server.url('gone.bin'), '-d', folder.path, '--on-error', 'keep');
  t.is(kept.code, 4);
  const [, next = ''] = /To go on: dojobs (.*)/.exec(kept.stderr) ?? [];
  t.regex(next, /^wait [0-9a-f]{8}$/);
  const went = await bench.run(...next.split(' '), '--on-error', 'resume', '--retry-delay', '0');
  t.is(went.code, 0, went.stderr);
  t.is(went.stdout, `${folder.file('gone.bin')}\n`);
});

test.serial('a rule for one status gets the file from a mirror, the next one from another', async (t) => {
  await using bench = await cliBench({
    'a.bin': { status: 403 },
    'bad/a.bin': { status: 403 },
    'good/a.bin': { size: 2_000 },
  });
  const { server, folder } = bench;
  const mirrors = ['bad/', 'good/'].flatMap((each) => [
    '--on-error',
    `403=resume:${server.url('good/a.bin').replace('good/a.bin', each)}`,
  ]);
  const { code, stderr } = await bench.run('get', server.url('a.bin'), '-d', folder.path, ...mirrors);
  t.is(code, 0, stderr);
  t.deepEqual(readFileSync(folder.file('a.bin')), server.contentOf('good/a.bin'));
});

test.serial('retries are bounded, and then the rule for all others holds', async (t) => {
  await using bench = await cliBench({ 'a.bin': { status: 404 } });
  const rules = ['--on-error', 'BG_E_HTTP_ERROR_404=resume', '--retries', '2', '--retry-delay', '0'];
  const { code, stderr } = await bench.run('get', bench.server.url('a.bin'), '-d', bench.folder.path, ...rules);
  t.is(code, 3);
  t.is(stderr.split('Trying again').length - 1, 2, stderr);
});

test.serial('--on-error-exec lets a handler in TypeScript decide', async (t) => {
  await using bench = await cliBench({ 'a.bin': { status: 403 }, 'b.bin': { size: 9 } });
  const { server, folder } = bench;
  const handler = folder.file('handler.ts');
  writeFileSync(
    handler,
    `interface Failure { readonly kind: string; readonly status?: number; readonly file?: { readonly url: string } }
     export default (error: Failure) =>
       error.status === 403
         ? { kind: 'resume', replace: { [error.file!.url]: ${JSON.stringify(server.url('b.bin'))} } }
         : { kind: 'cancel' };`,
  );
  const { code, stderr } = await bench.run('get', server.url('a.bin'), '-d', folder.path, '--on-error-exec', handler);
  t.is(code, 0, stderr);
  t.deepEqual(readFileSync(folder.file('a.bin')), server.contentOf('b.bin'));
});

test.serial('a handler that cannot be loaded is told before a job is made', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 1 } });
  for (const [handler, told] of [
    ['./no-such-handler.ts', 'no-such-handler.ts'],
    [new URL('../helpers/house-rules.ts', import.meta.url).pathname, 'has no default export'],
  ] as const) {
    const { code, stderr } = await bench.run('get', bench.server.url('a.bin'), '--on-error-exec', handler);
    t.is(code, 2, stderr);
    t.true(stderr.includes(told), stderr);
  }
  t.true((await bench.run('list')).stderr.startsWith('0 jobs'));
});

for (const [title, args, told] of [
  ['a malformed URL', ['nowhere'], '"nowhere" is not a URL'],
  ['a name that cannot be decoded', ['http://127.0.0.1/%zz', '-d', NO_FOLDER], join(NO_FOLDER, '%zz')],
  ['an FTP URL', ['ftp://a/b'], 'use http: or https:'],
  ['a folder that cannot be made', ['http://127.0.0.1/a', '-d', NO_FOLDER], join(NO_FOLDER, 'a')],
  ['two URLs with --output', ['http://127.0.0.1/a', 'http://127.0.0.1/b', '-o', 'c'], '--directory'],
  ['two URLs of one name', ['http://127.0.0.1/a', 'http://127.0.0.1/b/a', '-d', '/'], '"/a"'],
  ['a service that is none', ['http://127.0.0.1/a', '--service', 'ftp'], 'embedded'],
  ['a rule without an action', ['http://127.0.0.1/a', '--on-error', '403'], '403=ACTION'],
  ['a mirror that is no URL', ['http://127.0.0.1/a', '--on-error', '403=resume:there'], '"there" is not a URL'],
  ['two ways to decide', ['http://127.0.0.1/a', '--on-error', 'keep', '--on-error-exec', 'x.ts'], 'give one of them'],
  ['retries that are no number', ['http://127.0.0.1/a', '--retries', 'many'], 'whole number'],
] as const) {
  test.serial(`${title} is told without a stack, and the exit is 2`, async (t) => {
    await using bench = await cliBench({});
    const { code, stdout, stderr } = await bench.run('get', ...args);
    t.is(code, 2, stderr);
    t.is(stdout, '');
    t.true(stderr.includes(told), stderr);
    t.notRegex(stderr, /^ +at /m);
  });
}

test.serial('DEBUG shows where a failure came from', async (t) => {
  await using bench = await cliBench({});
  bench.environment['DEBUG'] = 'dojobs';
  t.regex((await bench.run('get', 'nowhere')).stderr, /^ +at /m);
});
