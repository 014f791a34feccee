import test from 'ava';
import type { ExecutionContext } from 'ava';
import type { Job } from '../../src/service/job/index.ts';
import { faultCode } from '../helpers/fault-code.ts';
import { outcome, reaches, serviceBench } from '../helpers/service-bench.ts';
import type { ServiceBench } from '../helpers/service-bench.ts';

test('an empty job cannot be resumed and stays suspended', async (t) => {
  await using bench = await serviceBench({});
  const job = bench.queue.create('empty', 'download');
  t.is(
    faultCode(() => job.resume()),
    'empty',
  );
  t.is(job.state, 'suspended');
});

const CALLS: Record<string, (job: Job, bench: ServiceBench) => unknown> = {
  resume: (job) => job.resume(),
  suspend: (job) => job.suspend(),
  complete: (job) => job.complete(),
  cancel: (job) => job.cancel(),
  addFile: (job, { server, folder }) => job.addFile({ url: server.url('b'), path: folder.file('b') }),
  rename: (job, { server }) => job.files[0]?.rename(server.url('b')),
  priority: (job) => (job.priority = 'low'),
  noProgressTimeoutSeconds: (job) => (job.noProgressTimeoutSeconds = 60),
  minimumRetryDelaySeconds: (job) => (job.minimumRetryDelaySeconds = 60),
};

const ENDS = [
  ['cancelled', (job: Job) => job.cancel()],
  ['acknowledged', (job: Job) => job.complete()],
] as const;

for (const [state, end] of ENDS) {
  for (const [name, call] of Object.entries(CALLS)) {
    test(`a job that is ${state} refuses ${name}, and keeps its state`, async (t) => {
      await using bench = await serviceBench({ a: { size: 1 }, b: { size: 1 } });
      const job = bench.job('a');
      end(job);
      t.is(
        faultCode(() => call(job, bench)),
        'invalid-state',
      );
      t.is(job.state, state);
      t.is(job.files.length, 1);
      t.is(bench.queue.find(job.id), undefined);
    });
  }
}

/** How to bring a job into each state that is not final. */
const WAYS = {
  suspended: async (bench: ServiceBench) => bench.job('fine'),
  transferring: async (bench: ServiceBench) => {
    const job = bench.job('stalled');
    job.resume();
    await reaches(job, ({ progress }) => progress.bytesTransferred > 0);
    return job;
  },
  'transient-error': async (bench: ServiceBench) => {
    const job = bench.job('busy');
    job.resume();
    await reaches(job, ({ state }) => state === 'transient-error');
    return job;
  },
  error: async (bench: ServiceBench) => {
    const job = bench.job('forbidden');
    job.resume();
    await outcome(job);
    return job;
  },
  transferred: async (bench: ServiceBench) => {
    const job = bench.job('fine');
    job.resume();
    await outcome(job);
    return job;
  },
};

type Start = keyof typeof WAYS;

const STARTS = ['suspended', 'transferring', 'transient-error', 'error', 'transferred'] as const satisfies Start[];

const inState = async (t: ExecutionContext, state: Start, act: (job: Job, bench: ServiceBench) => unknown) => {
  const files = {
    fine: { size: 10 },
    stalled: { size: 20, stallAfter: 10 },
    busy: { status: 503 },
    forbidden: { status: 403 },
    b: { size: 1 },
  };
  await using bench = await serviceBench(files, { firstRetryDelay: 3_600_000, maxRetryDelay: 3_600_000 });
  const job = await WAYS[state](bench);
  t.is(job.state, state);
  await act(job, bench);
};

for (const [state, after] of [
  ['suspended', 'suspended'],
  ['transferring', 'suspended'],
  ['transient-error', 'suspended'],
  ['error', 'error'],
  ['transferred', 'transferred'],
] as const) {
  test(`suspend in ${state} leads to ${after}`, (t) =>
    inState(t, state, (job) => {
      job.suspend();
      t.is(job.state, after);
    }));
}

for (const [state, after] of [
  ['suspended', 'transferring'],
  ['transferring', 'transferring'],
  ['transient-error', 'transferring'],
  ['error', 'transferring'],
  ['transferred', 'transferred'],
] as const) {
  test(`resume in ${state} leads to ${after}`, (t) =>
    inState(t, state, (job) => {
      job.resume();
      t.is(job.state, after);
    }));
}

for (const state of STARTS) {
  test(`${state} allows cancel, and nothing is left on disk`, (t) =>
    inState(t, state, (job, { folder, queue }) => {
      job.cancel();
      t.is(job.state, 'cancelled');
      t.deepEqual(folder.names(), []);
      t.deepEqual(queue.jobs(), []);
    }));

  test(`${state} allows complete, which keeps what is whole and drops the rest`, (t) =>
    inState(t, state, (job, { folder }) => {
      t.is(job.complete(), state === 'transferred' ? 'whole' : 'partial');
      t.is(job.state, 'acknowledged');
      t.deepEqual(folder.names(), state === 'transferred' ? ['fine'] : []);
    }));

  test(`${state} allows new files and properties, and stays`, (t) =>
    inState(t, state, (job, { server, folder }) => {
      job.addFile({ url: server.url('b'), path: folder.file('b') });
      job.priority = 'foreground';
      job.noProgressTimeoutSeconds = 7;
      t.like(job, { state, priority: 'foreground', noProgressTimeoutSeconds: 7 });
      t.is(job.files.length, 2);
    }));

  test(`${state} has ${state.endsWith('error') ? 'an' : 'no'} error`, (t) =>
    inState(t, state, (job) => {
      t.is(job.error?.file, state.endsWith('error') ? job.files[0] : undefined);
      t.is(job.errorCount, state.endsWith('error') ? 1 : 0);
    }));
}

test('a file added to a job that has transferred everything is fetched after a resume', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 }, b: { size: 20 } });
  const job = bench.job('a');
  job.resume();
  await outcome(job);
  t.truthy(job.times.transferCompleted);

  job.addFile({ url: bench.server.url('b'), path: bench.folder.file('b') });
  job.resume();
  t.is(job.state, 'transferring');
  t.is(job.times.transferCompleted, undefined);
  await outcome(job);
  t.is(job.complete(), 'whole');
  t.deepEqual(bench.folder.names(), ['a', 'b']);
  t.is(bench.server.requests.length, 2);
});

test('a file added to a job that runs is fetched without another call', async (t) => {
  await using bench = await serviceBench({ a: { size: 10, stallAfter: 5 }, b: { size: 20 } });
  const job = bench.job('a');
  job.resume();
  await reaches(job, ({ progress }) => progress.bytesTransferred === 5);
  job.addFile({ url: bench.server.url('b'), path: bench.folder.file('b') });
  bench.server.release();
  await outcome(job);
  t.is(job.progress.filesTransferred, 2);
});
