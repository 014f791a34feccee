import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { BG_S_PARTIAL_COMPLETE } from '../../../src/bindings/index.ts';
import { S_OK } from '../../../src/com/index.ts';
import type { FileBehaviour } from '../../helpers/file-server.ts';
import { codeOf } from '../../helpers/facade-bench.ts';
import type { ContractBench, JobPointer } from './contract-bench.ts';
import { filesOf } from './files-of.ts';
import type { Fate, JobModel } from './job-model.ts';
import { BUSY, FINE, GONE, STALLS } from './ways.ts';

export interface RealJob {
  readonly bench: ContractBench;
  readonly job: JobPointer;
}

type Command = fc.AsyncCommand<JobModel, RealJob>;

/** One step of a walk: the model and the job take it, and afterwards they must look the same. */
function command(
  name: string,
  step: (model: JobModel, real: RealJob) => Promise<void>,
  check: (model: JobModel) => boolean = () => true,
): Command {
  return {
    check: (model) => check(model),
    run: async (model, real) => {
      await step(model, real);
      await looksTheSame(model, real);
    },
    toString: () => name,
  };
}

const SERVED: Readonly<Record<Fate, FileBehaviour>> = { fine: FINE, busy: BUSY, gone: GONE, stalls: STALLS };

const addFile = (fate: Fate): Command =>
  command(`add a file that is ${fate}`, async (model, { bench, job }) => {
    const name = `${model.files.length}.bin`;
    bench.server.set(name, SERVED[fate]);
    same(await codeOf(() => bench.addFile(job, name)), unlessFinal(model, bench));
    if (!model.isFinal) model.add(fate);
  });

const resume = command('Resume', async (model, { bench, job }) => {
  const expected = model.files.length === 0 && !model.isFinal ? bench.codes.empty : unlessFinal(model, bench);
  same(await codeOf(() => job.Resume()), expected);
  if (expected === 'ok') model.resume();
});

const suspend = command('Suspend', async (model, { bench, job }) => {
  same(await codeOf(() => job.Suspend()), unlessFinal(model, bench));
  model.suspend();
});

const cancel = command('Cancel', async (model, { bench, job }) => {
  same(await codeOf(() => job.Cancel()), unlessFinal(model, bench));
  if (model.isFinal) return;
  model.state = 'cancelled';
  await bench.until(() => Promise.resolve(bench.folder.names().length === 0));
});

const complete = command('Complete', async (model, { bench, job }) => {
  if (model.isFinal) return same(await codeOf(() => job.Complete()), bench.codes.invalidState);
  const code = await job.Complete();
  model.state = 'acknowledged';
  await bench.until(() => Promise.resolve(bench.folder.names().every((name) => name.endsWith('.bin'))));
  const kept = bench.folder.names();
  for (const { name, arrived } of model.files) {
    if (arrived !== 'either') same([name, kept.includes(name)], [name, arrived === 'yes']);
  }
  same(code, kept.length === model.files.length ? S_OK : BG_S_PARTIAL_COMPLETE);
});

const setPriority = command('SetPriority', async (model, { bench, job }) => {
  same(await codeOf(() => job.SetPriority('high')), unlessFinal(model, bench));
});

/** While it is running a job may have tried already what is repaired now. */
const repair = command(
  'the server repairs what failed',
  (model, { bench }) => {
    for (const file of model.files) {
      if (file.fate !== 'busy' && file.fate !== 'gone') continue;
      bench.server.set(file.name, FINE);
      file.fate = 'fine';
    }
    return Promise.resolve();
  },
  (model) => !model.isRunning,
);

const release = command('the server sends what it held back', (model, { bench }) => {
  bench.server.release();
  model.release();
  return Promise.resolve();
});

/** What a walk is made of; the ways that end a job are taken less often than the others. */
export const jobCommands = (maxCommands: number) =>
  fc.commands(
    [
      fc.constantFrom<Fate>('fine', 'busy', 'gone', 'stalls').map(addFile),
      fc.constant(resume),
      fc.constant(resume),
      fc.constant(suspend),
      fc.constantFrom(repair, release, setPriority),
      fc.oneof(
        { weight: 1, arbitrary: fc.constantFrom(complete, cancel) },
        { weight: 2, arbitrary: fc.constant(resume) },
      ),
    ],
    { maxCommands, size: 'max' },
  );

const unlessFinal = (model: JobModel, { codes }: ContractBench): string => (model.isFinal ? codes.invalidState : 'ok');

/** Everything that can be seen of a job agrees with the model, once the job has come to rest. */
async function looksTheSame(model: JobModel, { bench, job }: RealJob): Promise<void> {
  if (model.isRunning)
    await bench.until(async () =>
      (await arrivals(job)).every((whole, index) => whole || model.files[index]?.arrived !== 'yes'),
    );
  else await bench.until(async () => (await job.GetState()) === model.state);
  same(await job.GetState(), model.state);
  same((await job.GetProgress()).filesTotal, model.files.length);
  (await arrivals(job)).forEach((whole, index) => {
    const arrived = model.files[index]?.arrived;
    if (arrived !== 'either') same([index, whole], [index, arrived === 'yes']);
  });
  const hasError = model.state === 'error' || model.state === 'transient-error';
  same(await codeOf(async () => (await job.GetError()).release()), hasError ? 'ok' : bench.codes.noErrorInformation);
  const id = await job.GetId();
  same(
    await codeOf(async () => (await bench.manager.GetJob(id)).release()),
    model.isFinal ? bench.codes.notFound : 'ok',
  );
}

/** Whether each file has arrived, by its bytes. */
async function arrivals(job: JobPointer): Promise<readonly boolean[]> {
  const whole: boolean[] = [];
  for (const file of await filesOf(job)) {
    const { bytesTotal, bytesTransferred } = await file.GetProgress();
    whole.push(bytesTotal !== undefined && bytesTransferred === bytesTotal);
    await file.release();
  }
  return whole;
}

function same(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) {
    throw new Error(`It is ${JSON.stringify(actual)}, and should be ${JSON.stringify(expected)}.`);
  }
}
