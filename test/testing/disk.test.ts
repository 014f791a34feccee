import test from 'ava';
import { existsSync, readFileSync } from 'node:fs';
import { cancel, complete, resume, type JobError } from '../../src/index.ts';
import { startTestService, type TestService } from '../../src/testing/index.ts';

const SIZE = 300_000;

const start = () => startTestService({ files: { 'a.bin': { size: SIZE }, 'b.bin': { size: SIZE } } });

const jobOf = (bench: TestService<'a.bin' | 'b.bin'>) =>
  bench.service.createJob({
    name: 'test',
    files: (['a.bin', 'b.bin'] as const).map((name) => ({ url: bench.url(name), path: bench.path(name) })),
  });

test('a full disk is told to the handler, and with room again the job ends whole', async (t) => {
  await using bench = await start();
  const fault = bench.faults.failDisk({ code: 'ENOSPC', afterBytes: 100_000 });
  const errors: JobError[] = [];
  const outcome = await (
    await jobOf(bench)
  ).run({
    onError: (error) => {
      errors.push(error);
      fault.clear();
      return resume();
    },
  });
  t.like(outcome, { kind: 'completed', partial: false });
  t.deepEqual(
    errors.map(({ kind, label }) => [kind, label]),
    [['local-file', '0x80070070 ERROR_DISK_FULL']],
  );
  for (const name of ['a.bin', 'b.bin'] as const) {
    t.true(readFileSync(bench.path(name)).equals(bench.server.contentOf(name)), name);
  }
});

test('a disk that stays full stops a job again and again', async (t) => {
  await using bench = await start();
  bench.faults.failDisk({ code: 'ENOSPC' });
  let errors = 0;
  const outcome = await (await jobOf(bench)).run({ onError: () => (++errors < 3 ? resume() : cancel()) });
  t.is(outcome.kind, 'cancelled');
  t.is(errors, 3);
});

test('rights that are missing for one file leave the other to arrive', async (t) => {
  await using bench = await start();
  const job = await jobOf(bench);
  bench.faults.failDisk({ code: 'EACCES', path: bench.path('b.bin') });
  const labels: string[] = [];
  const outcome = await job.run({
    onError: async (error) => {
      labels.push(error.label);
      const [first] = await job.files();
      return first?.progress.bytesTransferred === SIZE ? complete() : resume();
    },
  });
  t.like(outcome, { kind: 'completed', partial: true });
  t.is(labels.at(-1), '0x80070005 E_ACCESSDENIED');
  t.true(existsSync(bench.path('a.bin')));
  t.false(existsSync(bench.path('b.bin')));
});

test('a job is refused where the rights for its folder are missing', async (t) => {
  await using bench = await start();
  using fault = bench.faults.failDisk({ code: 'EACCES' });
  await t.throwsAsync(jobOf(bench), { code: 'access-denied' });
  t.is(fault.strikes, 1);
});

test('a broken disk is told to the handler', async (t) => {
  await using bench = await start();
  const job = await jobOf(bench);
  bench.faults.failDisk({ code: 'EIO' });
  const errors: JobError[] = [];
  await job.run({
    onError: (error) => {
      errors.push(error);
      return cancel();
    },
  });
  t.like(errors[0], { kind: 'local-file', label: '0x8003001D STG_E_WRITEFAULT' });
});
