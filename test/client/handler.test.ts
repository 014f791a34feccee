import test from 'ava';
import { cancel, complete, keep, resume, type DeliveryOptimizationError, type JobHandlers } from '../../src/index.ts';
import { clientBench } from '../helpers/client-bench.ts';

const FORBIDDEN = { 'a.bin': { status: 403 } };
const FINE = { 'a.bin': { size: 50 } };
const mistake = new TypeError('a mistake of the program');
const fail = () => {
  throw mistake;
};
const nonsense = (value: unknown) => () => value as never;

const failing: readonly [title: string, keyof JobHandlers, JobHandlers, string][] = [
  ['onError throws', 'onError', { onError: fail }, 'error'],
  ['onError rejects', 'onError', { onError: () => Promise.reject(mistake) }, 'error'],
  ['onTransferred throws', 'onTransferred', { onTransferred: fail }, 'transferred'],
  ['onTransferred rejects', 'onTransferred', { onTransferred: () => Promise.reject(mistake) }, 'transferred'],
  ['onProgress throws', 'onProgress', { onProgress: fail }, 'transferred'],
  ['onProgress rejects', 'onProgress', { onProgress: () => Promise.reject(mistake) }, 'transferred'],
  ['acceptError throws', 'acceptError', { acceptError: fail, onError: () => cancel() }, 'error'],
];

for (const [title, name, handlers, state] of failing) {
  test(`when ${title}, the run rejects with it, and the job can be run again`, async (t) => {
    await using bench = await clientBench(state === 'error' ? FORBIDDEN : FINE);
    const job = await bench.job('a.bin');
    const failure = await t.throwsAsync<DeliveryOptimizationError>(job.run(handlers));
    t.like(failure, { name: 'DeliveryOptimizationError', code: 'handler-failed', cause: mistake });
    t.true(failure?.message.includes(name) && failure.message.includes(mistake.message));
    if (state === 'transferred') await bench.reaches(job, state);
    t.is(await job.state(), state as 'error');
    t.deepEqual(await job.run({ onError: () => cancel(), onTransferred: () => cancel() }), { kind: 'cancelled' });
    t.deepEqual(bench.folder.names(), []);
  });
}

const senseless: readonly [title: string, JobHandlers, shown: string, state: string][] = [
  ['onError returns nothing', { onError: nonsense(undefined) }, 'undefined', 'error'],
  ['onError returns a word', { onError: nonsense('cancel') }, "'cancel'", 'error'],
  ['onError returns another kind', { onError: nonsense({ kind: 'retry' }) }, 'retry', 'error'],
  ['onError returns half a decision', { onError: nonsense({ kind: 'resume' }) }, 'resume', 'error'],
  ['onError returns a broken decision', { onError: nonsense({ kind: 'resume', replace: null }) }, 'null', 'error'],
  ['onError forgets to call resume', { onError: nonsense(resume) }, 'Function: resume', 'error'],
  ['onTransferred returns null', { onTransferred: nonsense(null) }, 'null', 'transferred'],
  ['onTransferred returns resume()', { onTransferred: nonsense(resume()) }, 'resume', 'transferred'],
];

for (const [title, handlers, shown, state] of senseless) {
  test(`when ${title}, the run rejects and shows it, and the job stays in ${state}`, async (t) => {
    await using bench = await clientBench(state === 'error' ? FORBIDDEN : FINE);
    const job = await bench.job('a.bin');
    const failure = await t.throwsAsync<DeliveryOptimizationError>(job.run(handlers));
    t.like(failure, { name: 'DeliveryOptimizationError', code: 'handler-failed' });
    t.true(failure?.message.includes(shown), failure?.message);
    t.is(await job.state(), state as 'error');
  });
}

test('an error that is refused is told again, three times at most, and asked about once', async (t) => {
  await using bench = await clientBench(FORBIDDEN);
  const job = await bench.job('a.bin');
  const attempts: number[] = [];
  let asked = 0;
  await job.run({
    acceptError: (attempt) => {
      attempts.push(attempt);
      return false;
    },
    onError: () => {
      asked += 1;
      return cancel();
    },
  });
  t.deepEqual(attempts, [1, 2, 3]);
  t.is(asked, 1);
});

test('an error that is accepted the second time is told no third time', async (t) => {
  await using bench = await clientBench(FORBIDDEN);
  const job = await bench.job('a.bin');
  const attempts: number[] = [];
  let resumed = false;
  await job.run({
    acceptError: (attempt) => {
      attempts.push(attempt);
      return attempt === 2;
    },
    onError: () => {
      if (resumed) return cancel();
      resumed = true;
      return resume();
    },
  });
  t.deepEqual(attempts, [1, 2, 1, 2], 'the error after resume() counts anew');
});

test('an error that was refused is not asked about before it is told again, however long that takes', async (t) => {
  await using bench = await clientBench(FORBIDDEN, undefined, 1_500);
  const job = await bench.job('a.bin');
  const order: string[] = [];
  await job.run({
    pollSeconds: 0.1,
    acceptError: (attempt) => {
      order.push(`told ${attempt}`);
      return attempt === 2;
    },
    onError: () => {
      order.push('asked');
      return cancel();
    },
  });
  t.deepEqual(order, ['told 1', 'told 2', 'asked']);
});

test('handlers may use the job they are told about', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 403 }, 'b.bin': { size: 7 } });
  const job = await bench.job('a.bin');
  const outcome = await job.run({
    onError: async (_error, asked) => {
      await asked.replaceUrls({ [bench.server.url('a.bin')]: bench.server.url('b.bin') });
      return resume();
    },
    onTransferred: async (asked) => {
      t.like(await asked.progress(), { filesTransferred: 1 });
      return complete();
    },
  });
  t.like(outcome, { kind: 'completed', partial: false });
});

test('keep() after the handler has ended the job by itself ends the run, too', async (t) => {
  await using bench = await clientBench(FORBIDDEN);
  const job = await bench.job('a.bin');
  const outcome = await job.run({
    onError: async (_error, asked) => {
      await asked.cancel();
      return keep();
    },
  });
  t.is(outcome.kind, 'kept');
  t.is(await job.state(), 'cancelled');
});

for (const pollSeconds of [0, -1, NaN, Infinity]) {
  test(`pollSeconds of ${pollSeconds} are refused before the job starts`, async (t) => {
    await using bench = await clientBench(FINE);
    const job = await bench.job('a.bin');
    const failure = await t.throwsAsync<DeliveryOptimizationError>(job.run({ pollSeconds }));
    t.is(failure?.code, 'invalid-argument');
    t.true(failure?.message.includes(String(pollSeconds)));
    t.is(await job.state(), 'suspended');
  });
}
