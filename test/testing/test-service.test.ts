import test from 'ava';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { connect, resume } from '../../src/index.ts';
import { startTestService } from '../../src/testing/index.ts';

test('a job transfers a file of the test from its server to its folder', async (t) => {
  await using bench = await startTestService({
    files: { 'a.bin': { size: 200_000 }, 'notes.txt': { content: 'hello' } },
  });
  const job = await bench.service.createJob({
    name: 'test',
    files: [
      { url: bench.url('a.bin'), path: bench.path('a.bin') },
      { url: bench.url('notes.txt'), path: bench.path('deep/in/notes.txt') },
    ],
  });
  t.is((await job.run()).kind, 'completed');
  t.true(readFileSync(bench.path('a.bin')).equals(bench.server.contentOf('a.bin')));
  t.is(readFileSync(bench.path('deep/in/notes.txt'), 'utf8'), 'hello');
});

test('an error that may pass is tried again at once, and one that stays is told to the handler', async (t) => {
  await using bench = await startTestService({ files: { 'a.bin': { size: 100 } } });
  const passing = bench.faults.answer('a.bin', { status: 503, times: 3 });
  const staying = bench.faults.answer('a.bin', { status: 403 });
  const job = await bench.service.createJob({
    name: 'test',
    files: [{ url: bench.url('a.bin'), path: bench.path('a.bin') }],
  });
  const kinds: string[] = [];
  const outcome = await job.run({
    onError: (error) => {
      kinds.push(error.label);
      staying.clear();
      return resume();
    },
  });
  t.is(outcome.kind, 'completed');
  t.deepEqual(kinds, ['0x80190193 BG_E_HTTP_ERROR_403']);
  t.is(passing.strikes, 3);
});

test('another connection finds the jobs of the test, and connect() does not', async (t) => {
  await using bench = await startTestService();
  const { id } = await bench.service.createJob({ name: 'test' });
  await using other = await bench.connect();
  t.is(await (await other.job(id)).name(), 'test');
  await using shared = await connect({ service: 'embedded' });
  await t.throwsAsync(shared.job(id), { code: 'job-not-found' });
});

test('the end of a test ends its jobs, frees its port and removes its folder', async (t) => {
  const bench = await startTestService({ files: { 'a.bin': { size: 100 } } });
  const stall = bench.faults.stall('a.bin', { afterBytes: 10 });
  const url = bench.url('a.bin');
  const job = await bench.service.createJob({ name: 'test', files: [{ url, path: bench.path('a.bin') }] });
  await job.resume();
  await stall.untilStruck();
  t.true(existsSync(bench.folder));
  await bench[Symbol.asyncDispose]();
  t.false(existsSync(bench.folder));
  await t.throwsAsync(fetch(url));
  await t.throwsAsync(job.state(), { code: 'released' });
  await bench[Symbol.asyncDispose]();
});

test('a program that leaves a job running ends by itself when its test has ended', (t) => {
  const program = fileURLToPath(new URL('programs/leaves-a-job-running.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import=tsx', program], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  t.is(stderr, '');
  t.is(stdout, 'stalled\nreleased\n');
  t.is(status, 0);
});
