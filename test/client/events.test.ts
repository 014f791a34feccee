import test from 'ava';
import { expectTypeOf } from 'expect-type';
import { match } from 'ts-pattern';
import type { DeliveryOptimizationError, Job, JobEnd, JobEvent } from '../../src/index.ts';
import { clientBench } from '../helpers/client-bench.ts';
import { gate } from '../helpers/gate.ts';

const STALLING = { 'a.bin': { size: 200_000, stallAfter: 50_000 }, 'b.bin': { size: 60 } };

async function kindsUntilFinal(job: Job, act: (event: JobEvent) => Promise<void>): Promise<string[]> {
  const kinds: string[] = [];
  for await (const event of job.events()) {
    if (event.kind !== 'progress' && event.kind !== 'state') kinds.push(event.kind);
    await act(event);
  }
  return kinds;
}

test('a job tells what happens to it until it is completed', async (t) => {
  await using bench = await clientBench(STALLING);
  const job = await bench.job('b.bin');
  await job.resume();
  const kinds = await kindsUntilFinal(job, async ({ kind }) => {
    if (kind === 'transferred') await job.complete();
  });
  t.deepEqual(kinds, ['transferred', 'completed']);
  t.deepEqual(bench.folder.names(), ['b.bin']);
});

test('the last progress comes before the news that everything has arrived', async (t) => {
  await using bench = await clientBench(STALLING);
  const job = await bench.job('b.bin');
  await job.resume();
  const events: JobEvent[] = [];
  for await (const event of job.events()) {
    events.push(event);
    if (event.kind === 'transferred') break;
  }
  t.like(events.at(-2), { kind: 'progress', progress: { bytesTransferred: 60, bytesTotal: 60 } });
});

test('where the job stands comes first, and watching does not resume it', async (t) => {
  await using bench = await clientBench(STALLING);
  const job = await bench.job('b.bin');
  const events = job.events();
  const first = [(await events.next()).value, (await events.next()).value];
  await events.return();
  t.true(first.some((event) => event?.kind === 'state' && event.state === 'suspended'));
  t.is(await job.state(), 'suspended');
  t.deepEqual(bench.server.requests, []);
});

test('an error is told again after the job was resumed into it', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 404 } });
  const job = await bench.job('a.bin');
  await job.resume();
  let errors = 0;
  const kinds = await kindsUntilFinal(job, async (event) => {
    if (event.kind !== 'error') return;
    t.like(event.error, { kind: 'http-status', status: 404 });
    errors += 1;
    if (errors < 3) await job.resume();
    else await job.cancel();
  });
  t.deepEqual(kinds, ['error', 'error', 'error', 'cancelled']);
});

test('after an abort nothing is told, and the job goes on', async (t) => {
  await using bench = await clientBench(STALLING);
  const job = await bench.job('a.bin');
  await job.resume();
  const aborter = new AbortController();
  const reason = new Error('enough');
  let afterwards = 0;
  const failure = await t.throwsAsync(async () => {
    for await (const event of job.events({ signal: aborter.signal })) {
      if (aborter.signal.aborted) afterwards += 1;
      if (event.kind === 'progress' && event.progress.bytesTransferred >= 50_000) aborter.abort(reason);
    }
  });
  t.is(failure, reason);
  t.is(afterwards, 0);
  t.is(await job.state(), 'transferring');
  bench.server.release();
  t.deepEqual(await job.done(), { kind: 'transferred' });
});

test('an abort ends a wait that nothing would end', async (t) => {
  await using bench = await clientBench(STALLING);
  const job = await bench.job('a.bin');
  const aborter = new AbortController();
  const reason = new Error('enough');
  const waiting = job.done({ signal: aborter.signal, pollSeconds: 1_000 });
  setImmediate(() => aborter.abort(reason));
  t.is(await t.throwsAsync(waiting), reason);
});

test('a job is watched or run once at a time', async (t) => {
  await using bench = await clientBench(STALLING);
  const job = await bench.job('b.bin');
  const events = job.events();
  await events.next();
  t.like(await t.throwsAsync<DeliveryOptimizationError>(job.run()), { code: 'invalid-state' });
  t.like(await t.throwsAsync<DeliveryOptimizationError>(job.done()), { code: 'invalid-state' });
  await events.return();
  t.like(await job.run(), { kind: 'completed' });
});

test('a job that is final tells that and no more', async (t) => {
  await using bench = await clientBench(STALLING);
  const job = await bench.job('b.bin');
  await job.cancel();
  t.deepEqual(await kindsUntilFinal(job, async () => undefined), ['cancelled']);
  t.deepEqual(await job.done(), { kind: 'cancelled' });
});

test('done waits for an error as well', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 403 } });
  const job = await bench.job('a.bin');
  await job.resume();
  t.like(await job.done(), { kind: 'error', error: { status: 403 } });
});

test('a job that somebody else cancels is told of', async (t) => {
  await using bench = await clientBench(STALLING);
  const job = await bench.job('a.bin');
  await job.resume();
  const moving = gate();
  const kinds = kindsUntilFinal(job, async ({ kind }) => {
    if (kind === 'progress') moving.open();
  });
  await moving.passed;
  await using other = await bench.service.job(job.id);
  await other.cancel();
  t.deepEqual(await kinds, ['cancelled']);
});

test('a notification that got lost is made good by a look at the state', async (t) => {
  await using bench = await clientBench(STALLING);
  const job = await bench.job('a.bin');
  await job.resume();
  const moving = gate();
  const kinds: string[] = [];
  const watched = (async () => {
    for await (const { kind } of job.events({ pollSeconds: 0.05 })) {
      kinds.push(kind);
      if (kind === 'progress') moving.open();
      if (kind === 'transferred') return;
    }
  })();
  await moving.passed;
  await using other = await bench.connect();
  const same = await other.job(job.id);
  const displaced = same.events();
  await displaced.next();
  await displaced.return();
  bench.server.release();
  await watched;
  t.is(kinds.at(-1), 'transferred');
});

test('a match over the events of a job is exhaustive, by its types', (t) => {
  const heard = (event: JobEvent): string =>
    match(event)
      .with({ kind: 'progress' }, ({ progress }) => `${progress.bytesTransferred} bytes`)
      .with({ kind: 'state' }, ({ state }) => state)
      .with({ kind: 'stuck' }, ({ seconds }) => `${seconds} s`)
      .with({ kind: 'error' }, ({ error }) => error.kind)
      .with({ kind: 'transferred' }, { kind: 'cancelled' }, ({ kind }) => kind)
      .with({ kind: 'completed' }, ({ partial }) => (partial ? 'in part' : 'whole'))
      .exhaustive();
  expectTypeOf<JobEnd['kind']>().toEqualTypeOf<'error' | 'transferred' | 'completed' | 'cancelled'>();
  expectTypeOf<Extract<JobEvent, { kind: 'state' }>['state']>().not.toEqualTypeOf<JobEvent>();
  t.is(heard({ kind: 'completed', partial: true }), 'in part');
});
