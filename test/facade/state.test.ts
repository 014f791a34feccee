import test from 'ava';
import { BG_NOTIFY } from '../../src/bindings/index.ts';
import type { JobState } from '../../src/model/index.ts';
import { codeOf, facadeBench, type FacadeBench, type JobPointer } from '../helpers/facade-bench.ts';

const INVALID_STATE = '0x80D02013';
const NO_ERROR_INFORMATION = '0x80D02014';
const EMPTY = '0x80D02004';
const PARTIAL = 'ok, partial';

const FILES = {
  'a.bin': { size: 5_000 },
  'stalls.bin': { size: 200_000, stallAfter: 1_000 },
  'busy.bin': { status: 503 },
  'gone.bin': { status: 404 },
};

/** Ways into the states that Delivery Optimization knows; it has no use for `queued` and `connecting`. */
const ways: Record<string, { readonly state: JobState; bring(bench: FacadeBench): Promise<JobPointer> }> = {
  empty: { state: 'suspended', bring: (bench) => bench.job() },
  suspended: { state: 'suspended', bring: (bench) => bench.job('a.bin') },
  transferring: { state: 'transferring', bring: (bench) => resumed(bench, 'stalls.bin', 'transferring') },
  'transient-error': { state: 'transient-error', bring: (bench) => resumed(bench, 'busy.bin', 'transient-error') },
  error: { state: 'error', bring: (bench) => resumed(bench, 'gone.bin', 'error') },
  transferred: { state: 'transferred', bring: (bench) => resumed(bench, 'a.bin', 'transferred') },
  acknowledged: {
    state: 'acknowledged',
    bring: async (bench) => {
      const job = await resumed(bench, 'a.bin', 'transferred');
      await job.Complete();
      return job;
    },
  },
  cancelled: {
    state: 'cancelled',
    bring: async (bench) => {
      const job = await bench.job('a.bin');
      await job.Cancel();
      return job;
    },
  },
};

async function resumed(bench: FacadeBench, name: string, state: JobState): Promise<JobPointer> {
  const job = await bench.job(name);
  await job.Resume();
  await bench.reaches(job, state);
  return job;
}

type Call = (job: JobPointer, bench: FacadeBench) => Promise<unknown>;

const calls: Record<string, Call> = {
  Resume: (job) => job.Resume(),
  Suspend: (job) => job.Suspend(),
  Complete: async (job) => job.Complete(),
  Cancel: (job) => job.Cancel(),
  GetError: async (job) => (await job.GetError()).release(),
  AddFileWithRanges: (job, bench) => bench.addFile(job, 'one more'),
  SetNotifyFlags: (job) => job.SetNotifyFlags(BG_NOTIFY.jobError),
  SetNotifyInterface: (job) => job.SetNotifyInterface(null),
  SetNoProgressTimeout: (job) => job.SetNoProgressTimeout(60),
  SetPriority: (job) => job.SetPriority('low'),
};

const getters: Record<string, Call> = {
  GetId: (job) => job.GetId(),
  GetType: (job) => job.GetType(),
  GetProgress: (job) => job.GetProgress(),
  GetTimes: (job) => job.GetTimes(),
  GetState: (job) => job.GetState(),
  GetDisplayName: (job) => job.GetDisplayName(),
  GetPriority: (job) => job.GetPriority(),
  GetNotifyFlags: (job) => job.GetNotifyFlags(),
  GetNotifyInterface: (job) => job.GetNotifyInterface(),
  GetNoProgressTimeout: (job) => job.GetNoProgressTimeout(),
  EnumFiles: async (job) => (await job.EnumFiles()).release(),
};

/** What each call answers, and the state it leaves, in the order of the states' columns. */
const COLUMNS = [
  'empty',
  'suspended',
  'transferring',
  'transient-error',
  'error',
  'transferred',
  'acknowledged',
  'cancelled',
] as const;
const ok = (state: string) => `ok, ${state}`;
const everywhere = (answer: string) => [answer, answer, answer, answer, answer, answer] as const;
const whenFinal = [`${INVALID_STATE}, acknowledged`, `${INVALID_STATE}, cancelled`] as const;
const unchanged = [
  ok('suspended'),
  ok('suspended'),
  ok('transferring'),
  ok('transient-error'),
  ok('error'),
  ok('transferred'),
] as const;
const withoutError = (state: string) => `${NO_ERROR_INFORMATION}, ${state}`;

const expected: Record<string, readonly string[]> = {
  Resume: [
    `${EMPTY}, suspended`,
    ok('transferring'),
    ok('transferring'),
    ok('transferring'),
    ok('transferring'),
    ok('transferred'),
    ...whenFinal,
  ],
  Suspend: [
    ok('suspended'),
    ok('suspended'),
    ok('suspended'),
    ok('suspended'),
    ok('error'),
    ok('transferred'),
    ...whenFinal,
  ],
  Complete: [
    ok('acknowledged'),
    ...everywhere(`${PARTIAL}, acknowledged`).slice(0, 4),
    ok('acknowledged'),
    ...whenFinal,
  ],
  Cancel: [...everywhere(ok('cancelled')), ...whenFinal],
  GetError: [
    withoutError('suspended'),
    withoutError('suspended'),
    withoutError('transferring'),
    ok('transient-error'),
    ok('error'),
    withoutError('transferred'),
    withoutError('acknowledged'),
    withoutError('cancelled'),
  ],
  AddFileWithRanges: [...unchanged, ...whenFinal],
  SetNotifyFlags: [...unchanged, ...whenFinal],
  SetNotifyInterface: [...unchanged, ...whenFinal],
  SetNoProgressTimeout: [...unchanged, ...whenFinal],
  SetPriority: [...unchanged, ...whenFinal],
};

const BG_S_PARTIAL_COMPLETE = 0x00200017;

for (const [name, call] of Object.entries(calls)) {
  COLUMNS.forEach((column, index) => {
    const answer = expected[name]?.[index] ?? '';
    test(`${name} of a job that is ${column} answers ${answer}`, async (t) => {
      await using bench = await facadeBench(FILES, { firstRetryDelay: 60_000 });
      using job = await ways[column]!.bring(bench);
      let success: unknown;
      const code = await codeOf(async () => (success = await call(job, bench)));
      const shown = name === 'Complete' && success === BG_S_PARTIAL_COMPLETE ? PARTIAL : code;
      t.is(`${shown}, ${await job.GetState()}`, answer);
    });
  });
}

for (const [column, { state, bring }] of Object.entries(ways)) {
  test(`every getter answers for a job that is ${column}`, async (t) => {
    await using bench = await facadeBench(FILES, { firstRetryDelay: 60_000 });
    using job = await bring(bench);
    for (const [name, call] of Object.entries(getters)) t.is(await codeOf(() => call(job, bench)), 'ok', name);
    t.is(await job.GetState(), state);
  });
}

test('a final job is not found by GetJob any more, others are', async (t) => {
  await using bench = await facadeBench(FILES);
  using job = await bench.job('a.bin');
  const id = await job.GetId();
  using found = await bench.manager.GetJob(id);
  t.is(await found.GetId(), id);
  await job.Cancel();
  t.is(await codeOf(() => bench.manager.GetJob(id)), '0x80D02003');
});
