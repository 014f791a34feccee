import { BG_NOTIFY } from '../../src/bindings/index.ts';
import type { JobState } from '../../src/model/index.ts';
import { codeOf } from '../helpers/facade-bench.ts';
import type { ContractBench, JobPointer } from './helpers/contract-bench.ts';
import type { Codes } from './helpers/dialect.ts';
import { BITS_AND_EMBEDDED, BOTH, rule } from './helpers/rule.ts';
import type { Bond } from './helpers/service-under-test.ts';
import { STALLS, ways, type Situation } from './helpers/ways.ts';

type Call = (job: JobPointer, bench: ContractBench) => Promise<unknown>;

/** What a call answers, and the state in which it leaves the job: `same` as before, or `resumed`. */
type Answer = readonly [code: 'ok' | keyof Codes, after: JobState | 'same' | 'resumed'];

interface Row {
  readonly call: Call;
  /** Whom the answers in final states bind, where that is not everybody. */
  readonly bindsWhenFinal?: readonly Bond[];
  readonly answers: Readonly<Record<Situation, Answer>>;
}

const unchanged: Answer = ['ok', 'same'];
const refused: Answer = ['invalidState', 'same'];
const withoutError: Answer = ['noErrorInformation', 'same'];
const whenFinal = { 'a completed job': refused, 'a cancelled job': refused } as const;

const everywhere = (answer: Answer): Row['answers'] => ({
  'a job without files': answer,
  'a suspended job': answer,
  'a queued job': answer,
  'a transferring job': answer,
  'a job with a transient error': answer,
  'a job in the error state': answer,
  'a transferred job': answer,
  ...whenFinal,
});

/**
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-job-state-
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-resume
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-suspend
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-complete
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-cancel
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-geterror
 * @see https://learn.microsoft.com/windows/win32/bits/life-cycle-of-a-bits-job
 */
const table: Readonly<Record<string, Row>> = {
  Resume: {
    call: (job, { server }) => {
      server.set('a.bin', STALLS);
      return job.Resume();
    },
    answers: {
      'a job without files': ['empty', 'suspended'],
      'a suspended job': ['ok', 'resumed'],
      'a queued job': unchanged,
      'a transferring job': unchanged,
      'a job with a transient error': ['ok', 'resumed'],
      'a job in the error state': ['ok', 'resumed'],
      'a transferred job': unchanged,
      ...whenFinal,
    },
  },
  Suspend: {
    call: (job) => job.Suspend(),
    answers: {
      ...everywhere(unchanged),
      'a queued job': ['ok', 'suspended'],
      'a transferring job': ['ok', 'suspended'],
      'a job with a transient error': ['ok', 'suspended'],
    },
  },
  Complete: { call: (job) => job.Complete(), answers: everywhere(['ok', 'acknowledged']) },
  Cancel: { call: (job) => job.Cancel(), answers: everywhere(['ok', 'cancelled']) },
  GetError: {
    call: async (job) => (await job.GetError()).release(),
    answers: {
      ...everywhere(withoutError),
      'a job with a transient error': unchanged,
      'a job in the error state': unchanged,
      'a completed job': withoutError,
      'a cancelled job': withoutError,
    },
  },
  'Adding a file': { call: (job, bench) => bench.addFile(job, 'b.bin'), answers: everywhere(unchanged) },
  SetNotifyFlags: { call: (job) => job.SetNotifyFlags(BG_NOTIFY.jobError), answers: everywhere(unchanged) },
  SetNoProgressTimeout: { call: (job) => job.SetNoProgressTimeout(60), answers: everywhere(unchanged) },
  SetNotifyInterface: {
    call: (job) => job.SetNotifyInterface(null),
    bindsWhenFinal: BITS_AND_EMBEDDED,
    answers: everywhere(unchanged),
  },
  SetPriority: {
    call: (job) => job.SetPriority('low'),
    bindsWhenFinal: BITS_AND_EMBEDDED,
    answers: everywhere(unchanged),
  },
};

const words: Readonly<Record<Answer[0], string>> = {
  ok: 'succeeds',
  invalidState: 'is refused because of its state',
  empty: 'is refused because it is empty',
  notFound: 'does not find it',
  noErrorInformation: 'has no error to show',
  fileNotAvailable: 'has no file to show',
};

/** Delivery Optimization's documents do not say when a job of it is queued. */
const bindsIn = (situation: Situation): readonly Bond[] => (situation === 'a queued job' ? BITS_AND_EMBEDDED : BOTH);

for (const [name, { call, bindsWhenFinal = BOTH, answers }] of Object.entries(table)) {
  for (const [situation, [code, after]] of Object.entries(answers) as [Situation, Answer][]) {
    const binds = situation in whenFinal ? bindsWhenFinal : bindsIn(situation);
    rule(`${name} ${words[code]} for ${situation}`, { binds }, async (t, bench) => {
      const job = await ways[situation](bench);
      const before = await job.GetState();
      t.is(await codeOf(() => call(job, bench)), code === 'ok' ? code : bench.codes[code]);
      const present = await job.GetState();
      if (after === 'resumed') t.true(bench.resumed.includes(present), present);
      else t.is(present, after === 'same' ? before : after);
    });
  }
}

/** What only looks: allowed as long as somebody holds the pointer. */
const getters: Readonly<Record<string, (job: JobPointer) => Promise<unknown>>> = {
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

for (const [situation, bring] of Object.entries(ways) as [Situation, (typeof ways)[Situation]][]) {
  rule(`every getter answers for ${situation}`, { binds: bindsIn(situation) }, async (t, bench) => {
    const job = await bring(bench);
    for (const [name, get] of Object.entries(getters)) t.is(await codeOf(() => get(job)), 'ok', name);
  });
}
