import { createHash } from 'node:crypto';
import test from 'ava';
import { dojobs } from '../../src/cli/program.ts';
import { SHAPES } from '../../src/cli/schema/index.ts';
import { startFileServer } from '../../src/testing/index.ts';
import { cliBench } from '../helpers/cli-bench.ts';
import { cliHome } from '../helpers/cli-home.ts';
import { runCli } from '../helpers/run-cli.ts';
import { validates } from '../helpers/validates.ts';

test('every verb that writes JSON has a schema, and no other', (t) => {
  const writing = dojobs('0').commands.filter(
    (command) => command.name() === 'ensure' || command.options.some(({ long }) => long?.endsWith('json')),
  );
  t.deepEqual(writing.map((command) => command.name()).sort(), Object.keys(SHAPES).sort());
});

test.serial('dojobs schema prints them all, or those of one verb', async (t) => {
  const all = JSON.parse((await runCli(['schema'])).stdout) as Record<string, object>;
  t.deepEqual(Object.keys(all), Object.keys(SHAPES));
  const { stdout } = await runCli(['schema', 'list']);
  t.deepEqual(JSON.parse(stdout), all['list']);
  t.like(JSON.parse(stdout), { json: { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' } });
  t.is((await runCli(['schema', 'serve'])).code, 2);
});

test.serial('what each verb writes is what its schema says', async (t) => {
  await using bench = await cliBench({ 'a.bin': { size: 10 }, 'b.bin': { size: 10 }, 'no.bin': { status: 403 } });
  const { server, folder } = bench;
  const holds = async (verb: string, ...args: string[]) => {
    validates(t, verb, (await bench.run(verb, ...args, '--json')).stdout);
  };
  await holds('get', server.url('a.bin'), '-d', folder.path);
  await holds('get', server.url('no.bin'), '-d', folder.path);
  await holds('add', server.url('b.bin'), '-d', folder.path, '--suspended');
  await bench.add('no.bin', '--suspended');
  await holds('wait', 'no.bin');
  for (const verb of ['list', 'errors', 'explain', 'doctor', 'gc']) {
    const args = verb === 'explain' ? ['403', '0x7fffffff', 'nonsense'] : [];
    await holds(verb, ...args);
    const { stdout } = await bench.run(verb, ...args, '--ndjson');
    if (stdout !== '') validates(t, verb, stdout, 'ndjson');
  }
  await holds('show', 'no.bin', 'b.bin');
  await holds('set', 'b.bin', '--priority', 'low');
  await holds('resume', 'b.bin');
  await holds('pause', 'b.bin');
  await holds('cancel', 'no.bin');
  await holds('wait', 'b.bin', '--no-complete');
  await holds('complete', 'b.bin');
  const sha256 = createHash('sha256').update(server.contentOf('a.bin')).digest('hex');
  const ensured = await bench.run('ensure', server.url('a.bin'), folder.file('c'), '--sha256', sha256);
  validates(t, 'ensure', ensured.stdout);
});

test.serial('dojobs watch --ndjson writes a line for each change, which is what its schema says', async (t) => {
  await using server = await startFileServer({ files: { 'a.bin': { size: 200_000 } } });
  await using home = cliHome({ DOJOBS_SERVICE: 'embedded' });
  server.faults.stall('a.bin', { afterBytes: 100_000 });
  const watching = home.start(['watch', '--ndjson']);
  await watching.writes(/"jobs":\[\]\}\n/);
  await home.run(['add', server.url('a.bin'), '-d', home.folder.path, '--suspended']);
  await watching.writes(/"state":"suspended".*\n/);
  await home.run(['resume', 'a.bin']);
  await watching.writes(/"bytesTransferred":100000.*\n/);
  server.faults.answer('a.bin', { status: 404 });
  await home.run(['pause', 'a.bin']);
  await home.run(['resume', 'a.bin']);
  await watching.writes(/"status":404.*\n/);
  watching.kill('SIGINT');
  const { code, stdout, stderr } = await watching.result;
  t.is(code, 0, stderr);
  validates(t, 'watch', stdout, 'ndjson');
  const lines = stdout.trimEnd().split('\n');
  t.true(lines.length >= 4);
  t.true(lines.every((line, index) => line !== lines[index - 1]));
});
