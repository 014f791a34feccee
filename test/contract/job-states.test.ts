import { randomUUID } from 'node:crypto';
import { guid } from '../../src/com/index.ts';
import type { JobState } from '../../src/model/index.ts';
import { codeOf } from '../helpers/facade-bench.ts';
import type { ContractBench } from './helpers/contract-bench.ts';
import { BITS_AND_EMBEDDED, BOTH, rule } from './helpers/rule.ts';
import { FINE, occupied, STALLS, ways } from './helpers/ways.ts';

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-resume
rule('a new job is suspended, and nothing is fetched before Resume', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE });
  t.is(await job.GetState(), 'suspended');
  t.deepEqual(bench.server.requests, []);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-resume
rule('Resume leads to the state that the interface documents', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': STALLS });
  await job.Resume();
  const state = await job.GetState();
  t.true(bench.resumed.includes(state), state);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/bg-job-state-
rule('no job of Delivery Optimization is ever connecting', { binds: 'delivery-optimization' }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': STALLS });
  const seen = new Set<JobState>();
  const shows = (state: JobState) => bench.until(async () => seen.add(await job.GetState()).has(state));
  await job.Resume();
  await shows('transferring');
  await bench.until(async () => (await job.GetProgress()).bytesTransferred > 0);
  bench.server.release();
  await shows('transferred');
  await job.Complete();
  await shows('acknowledged');
  t.false(seen.has('connecting'));
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-resume
rule(
  'a job in the error state gets everything once the cause is gone and it is resumed',
  { binds: BOTH },
  async (t, bench) => {
    const job = await ways['a job in the error state'](bench);
    bench.server.set('a.bin', FINE);
    await job.Resume();
    await bench.reaches(job, 'transferred');
    t.like(await job.GetProgress(), { bytesTransferred: 5_000, filesTransferred: 1 });
  },
);

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-resume
rule('a job with a transient error is tried again at once when it is resumed', { binds: BOTH }, async (t, bench) => {
  const job = await ways['a job with a transient error'](bench);
  bench.server.set('a.bin', FINE);
  await job.Resume();
  await bench.reaches(job, 'transferred');
  t.pass();
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/bg-job-state-
rule('a job with a transient error is tried again by the service itself', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': { ...FINE, statusOnce: [503] } });
  await job.Resume();
  await bench.reaches(job, 'transferred');
  t.like(await job.GetProgress(), { bytesTransferred: 5_000, filesTransferred: 1 });
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-suspend
rule('a suspended job keeps the bytes it has and goes on from there', { binds: BOTH }, async (t, bench) => {
  const job = await ways['a transferring job'](bench);
  await job.Suspend();
  const { bytesTransferred } = await job.GetProgress();
  t.true(bytesTransferred > 0);
  bench.server.release();
  await job.Resume();
  await bench.reaches(job, 'transferred');
  const ranges = bench.server.requests.map(({ range }) => range ?? '');
  t.true(
    ranges.some((range) => /^bytes=[1-9]/.test(range)),
    ranges.join(', '),
  );
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyerror
rule('the error is gone as soon as data flows again', { binds: BOTH }, async (t, bench) => {
  const job = await ways['a job in the error state'](bench);
  bench.server.set('a.bin', STALLS);
  await job.Resume();
  await bench.until(async () => (await job.GetProgress()).bytesTransferred > 0);
  t.is(await job.GetState(), 'transferring');
  t.is(await codeOf(() => job.GetError()), bench.codes.noErrorInformation);
});

// https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ibackgroundcopyerror
rule(
  'the error can still be read while a job that is resumed waits for its turn, and is gone when it got it',
  { binds: BITS_AND_EMBEDDED },
  async (t, bench) => {
    const job = await ways['a job in the error state'](bench);
    await occupied(bench);
    bench.server.set('a.bin', FINE);
    await job.SetPriority('low');
    await job.Resume();
    await bench.reaches(job, 'queued');
    t.is(await codeOf(async () => (await job.GetError()).release()), 'ok');
    bench.server.release();
    await bench.reaches(job, 'transferred');
    t.is(await codeOf(() => job.GetError()), bench.codes.noErrorInformation);
  },
);

for (const end of ['Complete', 'Cancel'] as const) {
  // https://learn.microsoft.com/windows/win32/bits/life-cycle-of-a-bits-job
  rule(
    `after ${end} GetJob does not find the job, but who holds it still sees its state`,
    { binds: BOTH },
    async (t, bench) => {
      const job = await ways['a transferred job'](bench);
      const id = await job.GetId();
      using found = await bench.manager.GetJob(id);
      t.is(await found.GetState(), 'transferred');
      await job[end]();
      t.is(await codeOf(() => bench.manager.GetJob(id)), bench.codes.notFound);
      t.is(await job.GetState(), end === 'Complete' ? 'acknowledged' : 'cancelled');
    },
  );
}

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopymanager-enumjobs
rule('EnumJobs lists a job until it is final', { binds: BITS_AND_EMBEDDED }, async (t, bench) => {
  const job = await bench.job();
  const id = await job.GetId();
  t.true((await listed(bench)).includes(id));
  await job.Cancel();
  t.false((await listed(bench)).includes(id));
});

async function listed({ manager }: ContractBench): Promise<readonly string[]> {
  using enumerator = await manager.EnumJobs(0);
  const [, jobs] = await enumerator.Next(await enumerator.GetCount());
  const ids: string[] = [];
  for (const job of jobs) {
    ids.push(await job.GetId());
    await job.release();
  }
  return ids;
}

// https://learn.microsoft.com/windows/win32/bits/life-cycle-of-a-bits-job
rule(
  'a job that has to wait for others is queued, and goes on when they are gone',
  { binds: BITS_AND_EMBEDDED },
  async (t, bench) => {
    const job = await ways['a queued job'](bench);
    bench.server.release();
    await bench.reaches(job, 'transferred');
    t.like(await job.GetProgress(), { bytesTransferred: 5_000, filesTransferred: 1 });
  },
);

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopymanager-getjob
rule('GetJob does not find a job that never was', { binds: BOTH }, async (t, bench) => {
  t.is(await codeOf(() => bench.manager.GetJob(guid(randomUUID()))), bench.codes.notFound);
});
