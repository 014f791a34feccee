import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { codeOf } from '../helpers/facade-bench.ts';
import type { ContractBench, JobPointer } from './helpers/contract-bench.ts';
import { filesOf } from './helpers/files-of.ts';
import { BOTH, rule } from './helpers/rule.ts';
import { FINE, STALLS, ways } from './helpers/ways.ts';

/** `a.bin` has arrived, `b.bin` only in part. */
async function partlyTransferred(bench: ContractBench): Promise<JobPointer> {
  const job = await bench.job({ 'a.bin': FINE, 'b.bin': STALLS });
  await job.Resume();
  await bench.until(async () => {
    const { filesTransferred, bytesTransferred } = await job.GetProgress();
    return filesTransferred === 1 && bytesTransferred > 5_000;
  });
  return job;
}

/** Both files have arrived, and a folder stands where `b.bin` should go. */
async function blocked(bench: ContractBench): Promise<JobPointer> {
  const job = await bench.job({ 'a.bin': FINE, 'b.bin': FINE });
  await job.Resume();
  await bench.reaches(job, 'transferred');
  mkdirSync(bench.folder.file('b.bin'));
  return job;
}

async function completedOf(job: JobPointer): Promise<readonly boolean[]> {
  const completed: boolean[] = [];
  for (const file of await filesOf(job)) {
    completed.push((await file.GetProgress()).completed);
    await file.release();
  }
  return completed;
}

// https://learn.microsoft.com/windows/win32/delivery_optimization/bg-job-state-
rule('a file stands under its final name after Complete, and not before', { binds: BOTH }, async (t, bench) => {
  const { folder, server } = bench;
  const job = await ways['a transferred job'](bench);
  t.false(existsSync(folder.file('a.bin')));
  await job.Complete();
  t.deepEqual(readFileSync(folder.file('a.bin')), server.contentOf('a.bin'));
  t.deepEqual(folder.names(), ['a.bin']);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-complete
rule(
  'Complete before everything is transferred keeps whole files and drops the others',
  { binds: BOTH },
  async (t, bench) => {
    const { folder, server } = bench;
    const job = await partlyTransferred(bench);
    await job.Complete();
    await bench.until(() => Promise.resolve(folder.names().length === 1));
    t.deepEqual(readFileSync(folder.file('a.bin')), server.contentOf('a.bin'));
  },
);

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-complete
rule(
  'Complete tells that it dropped files, as far as the interface documents that',
  { binds: BOTH },
  async (t, bench) => {
    const job = await partlyTransferred(bench);
    const code = await job.Complete();
    t.true(bench.partialComplete.includes(code), String(code));
  },
);

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-complete
rule(
  'a job whose file cannot get its name stays transferred, and Complete can be called again',
  { binds: BOTH },
  async (t, bench) => {
    const { folder } = bench;
    const job = await blocked(bench);
    t.not(await codeOf(() => job.Complete()), 'ok');
    t.is(await job.GetState(), 'transferred');
    rmdirSync(folder.file('b.bin'));
    t.is(await codeOf(() => job.Complete()), 'ok');
    t.is(await job.GetState(), 'acknowledged');
    t.deepEqual(folder.names(), ['a.bin', 'b.bin']);
  },
);

// https://learn.microsoft.com/windows/win32/delivery_optimization/bg-file-progress
rule('a file is completed only once Complete has put it in place', { binds: BOTH }, async (t, bench) => {
  const job = await ways['a transferred job'](bench);
  t.deepEqual(await completedOf(job), [false]);
  await job.Complete();
  t.deepEqual(await completedOf(job), [true]);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/bg-file-progress
rule('after a Complete that failed the files tell which of them are in place', { binds: BOTH }, async (t, bench) => {
  const job = await blocked(bench);
  t.not(await codeOf(() => job.Complete()), 'ok');
  t.deepEqual(await completedOf(job), [existsSync(bench.folder.file('a.bin')), false]);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-complete
rule('the files that have arrived are told from the others by their bytes', { binds: BOTH }, async (t, bench) => {
  const [first, second] = await filesOf(await partlyTransferred(bench));
  const whole = await first?.GetProgress();
  t.like(whole, { bytesTotal: 5_000, bytesTransferred: 5_000 });
  const part = await second?.GetProgress();
  t.is(part?.bytesTotal, 400_000);
  t.true(Number(part?.bytesTransferred) > 0 && Number(part?.bytesTransferred) < 400_000);
  for (const file of [first, second]) await file?.release();
});

for (const situation of ['a transferring job', 'a job with a transient error', 'a transferred job'] as const) {
  // https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-cancel
  rule(`Cancel of ${situation} removes its temporary files, and nothing else`, { binds: BOTH }, async (t, bench) => {
    const { folder } = bench;
    writeFileSync(folder.file('mine.txt'), 'mine');
    const job = await ways[situation](bench);
    await job.Cancel();
    await bench.until(() => Promise.resolve(folder.names().length === 1));
    t.deepEqual(folder.names(), ['mine.txt']);
  });
}

// https://learn.microsoft.com/windows/win32/bits/adding-files-to-a-job
rule('a file that stands where another should go is not touched before Complete', { binds: BOTH }, async (t, bench) => {
  const { folder, server } = bench;
  writeFileSync(folder.file('a.bin'), 'old');
  const job = await ways['a transferred job'](bench);
  t.is(readFileSync(folder.file('a.bin'), 'utf8'), 'old');
  await job.Complete();
  t.deepEqual(readFileSync(folder.file('a.bin')), server.contentOf('a.bin'));
});

// https://learn.microsoft.com/windows/win32/bits/life-cycle-of-a-bits-job
rule('an upload that is not transferred cannot be completed', { binds: 'bits' }, async (t, bench) => {
  const [, job] = await bench.manager.CreateJob('upload', 'upload');
  const code = await codeOf(() => job.Complete());
  await job.Cancel().catch(() => undefined);
  await job.release();
  t.is(code, bench.codes.invalidState);
});
