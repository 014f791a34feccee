import test from 'ava';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { cancel, complete, keep, resume, type ErrorDecision, type JobOutcome, type JobState } from '../../src/index.ts';
import { clientBench, type ClientBench } from '../helpers/client-bench.ts';
import { gate } from '../helpers/gate.ts';

interface Case {
  readonly title: string;
  readonly decide: (bench: ClientBench) => ErrorDecision;
  readonly outcome: Partial<JobOutcome>;
  readonly state: JobState;
  readonly names: (bench: ClientBench) => readonly string[];
}

const BOTH = ['bad.bin', 'good.bin'];
const temporaryNames = ({ queue }: ClientBench) =>
  queue
    .jobs()
    .flatMap(({ files }) => files.map(({ temporaryPath }) => basename(temporaryPath ?? '')))
    .sort();

const cases: readonly Case[] = [
  {
    title: 'cancel() removes the job and everything it had transferred',
    decide: () => cancel(),
    outcome: { kind: 'cancelled' },
    state: 'cancelled',
    names: () => [],
  },
  {
    title: 'complete() keeps the files that are whole and drops the others',
    decide: () => complete(),
    outcome: { kind: 'completed', partial: true },
    state: 'acknowledged',
    names: () => ['good.bin'],
  },
  {
    title: 'resume() with a replacement fetches the file from there',
    decide: ({ server }) => resume({ replace: { [server.url('bad.bin')]: server.url('mirror.bin') } }),
    outcome: { kind: 'completed', partial: false },
    state: 'acknowledged',
    names: () => BOTH,
  },
  {
    title: 'resume() tries again what has been put right in the meantime',
    decide: ({ server }) => {
      server.set('bad.bin', { size: 70 });
      return resume();
    },
    outcome: { kind: 'completed', partial: false },
    state: 'acknowledged',
    names: () => BOTH,
  },
  {
    title: 'keep() leaves the job in error, with what it has',
    decide: () => keep(),
    outcome: { kind: 'kept' },
    state: 'error',
    names: temporaryNames,
  },
];

for (const { title, decide, outcome: expected, state, names } of cases) {
  for (const when of ['at once', 'later'] as const) {
    test(`decided ${when}: ${title}`, async (t) => {
      await using bench = await clientBench({
        'good.bin': { size: 50 },
        'bad.bin': { status: 403 },
        'mirror.bin': { size: 70 },
      });
      const job = await bench.job('good.bin', 'bad.bin');
      const asked = gate();
      const answer = gate();
      const running = job.run({
        onError: async () => {
          asked.open();
          if (when === 'later') await answer.passed;
          return decide(bench);
        },
      });
      await asked.passed;
      if (when === 'later') {
        t.is(await job.state(), 'error');
        answer.open();
      }
      t.like(await running, expected);
      t.is(await job.state(), state);
      t.deepEqual(bench.folder.names(), names(bench));
    });
  }
}

test('a partial outcome tells by file which are there', async (t) => {
  await using bench = await clientBench({ 'good.bin': { size: 50 }, 'bad.bin': { status: 403 } });
  const job = await bench.job('good.bin', 'bad.bin');
  const outcome = await job.run({ onError: () => complete() });
  t.like(outcome, { kind: 'completed', partial: true });
  const files = outcome.kind === 'completed' ? outcome.files : [];
  t.deepEqual(
    files.map(({ progress }) => progress.completed),
    [true, false],
  );
});

test('a replacement that fails as well is asked about anew, with its own error', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 403 } });
  const job = await bench.job('a.bin');
  const statuses: number[] = [];
  const outcome = await job.run({
    onError: (error) => {
      if (error.kind === 'http-status') statuses.push(error.status);
      return error.context === 'remote-file'
        ? resume({ replace: { [bench.server.url('a.bin')]: bench.server.url('gone.bin') } })
        : cancel();
    },
  });
  t.deepEqual(statuses, [403, 404]);
  t.is(outcome.kind, 'cancelled');
});

test('an error that was told while its predecessor was being decided is not reported after the decision', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 403 }, 'b.bin': { status: 404 } });
  const job = await bench.job('a.bin');
  const statuses: number[] = [];
  const asked = gate();
  const answer = gate();
  const toldAgain = gate();
  let told = 0;
  const running = job.run({
    acceptError: () => {
      told += 1;
      if (told === 2) toldAgain.open();
      return true;
    },
    onError: async (error) => {
      if (error.kind === 'http-status') statuses.push(error.status);
      if (statuses.length > 1) return cancel();
      asked.open();
      await answer.passed;
      return resume({ replace: { [bench.server.url('a.bin')]: bench.server.url('b.bin') } });
    },
  });
  await asked.passed;
  await using other = await bench.service.job(job.id);
  await other.resume();
  await toldAgain.passed;
  answer.open();
  await running;
  t.deepEqual(statuses, [403, 404]);
});

for (const [title, replace, message] of [
  ['of a file that the job has not', { 'http://127.0.0.1/other': 'http://127.0.0.1/x' }, 'http://127.0.0.1/other'],
  ['by something that is no URL', { 'http://127.0.0.1/other': 'nowhere' }, 'nowhere'],
] as const) {
  test(`a replacement ${title} is refused, and the job stays in error`, async (t) => {
    await using bench = await clientBench({ 'a.bin': { status: 403 } });
    const job = await bench.job('a.bin');
    const failure = await t.throwsAsync(job.run({ onError: () => resume({ replace }) }));
    t.like(failure, { name: 'DeliveryOptimizationError', code: 'invalid-argument' });
    t.true(failure?.message.includes(message));
    t.is(await job.state(), 'error');
  });
}

test('onTransferred can cancel, and keep for later', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 50 } });
  const kept = await bench.job('a.bin');
  t.deepEqual(await kept.run({ onTransferred: () => keep() }), { kind: 'kept', error: undefined });
  t.is(await kept.state(), 'transferred');
  t.deepEqual(await kept.run({ onTransferred: () => cancel() }), { kind: 'cancelled' });
  t.deepEqual(bench.folder.names(), []);
});

test('complete() of a whole job is not partial, of an unfinished one it is', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 50 }, 'b.bin': { status: 404 } });
  const whole = await bench.job('a.bin');
  await whole.run({ onTransferred: () => keep() });
  t.deepEqual(await whole.complete(), { partial: false });
  t.deepEqual(readFileSync(bench.folder.file('a.bin')), bench.server.contentOf('a.bin'));
  const half = await bench.job('b.bin');
  await half.run({ onError: () => keep() });
  t.deepEqual(await half.complete(), { partial: true });
});
