import test from 'ava';
import { cancel, type JobHandlers } from '../../src/index.ts';
import { clientBench } from '../helpers/client-bench.ts';
import { gate } from '../helpers/gate.ts';

const never = new Promise<never>(() => undefined);

test('a signal that aborted before ends the run before it starts', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 50 } });
  const job = await bench.job('a.bin');
  const reason = new Error('never mind');
  t.is(await t.throwsAsync(job.run({ signal: AbortSignal.abort(reason) })), reason);
  t.is(await job.state(), 'suspended');
  t.deepEqual(bench.server.requests, []);
});

test('a signal without a reason rejects with the AbortError of the platform', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 50 } });
  const job = await bench.job('a.bin');
  const failure = await t.throwsAsync(job.run({ signal: AbortSignal.abort() }), { any: true });
  t.is((failure as DOMException).name, 'AbortError');
});

test('a signal during the transfer ends the run and not the job, which another can take up', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 200_000, stallAfter: 50_000 } });
  const job = await bench.job('a.bin');
  const aborter = new AbortController();
  const reason = new Error('enough');
  let told = 0;
  const count = () => {
    told += 1;
    return cancel();
  };
  const running = job.run({
    signal: aborter.signal,
    onProgress: ({ bytesTransferred }) => {
      count();
      if (bytesTransferred >= 50_000) aborter.abort(reason);
    },
    onTransferred: count,
    onError: count,
  });
  t.is(await t.throwsAsync(running), reason);
  t.is(await job.state(), 'transferring');

  const before = told;
  bench.server.release();
  await bench.reaches(job, 'transferred');
  await using other = await bench.connect();
  const found = await other.job(job.id);
  t.like(await found.run(), { kind: 'completed', partial: false });
  t.is(told, before, 'nothing is called after the abort');
  t.deepEqual(bench.folder.names(), ['a.bin']);
});

test('a signal ends a run that waits and has nothing to tell', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 200_000, stallAfter: 50_000 } });
  const job = await bench.job('a.bin');
  const aborter = new AbortController();
  const reason = new Error('enough');
  const running = job.run({ signal: aborter.signal, pollSeconds: 600 });
  await bench.reaches(job, 'transferring');
  aborter.abort(reason);
  t.is(await t.throwsAsync(running), reason);
  t.is(await job.state(), 'transferring');
});

for (const [name, status] of [
  ['onError', 403],
  ['onTransferred', undefined],
  ['onProgress', undefined],
] as const) {
  test(`a signal ends the run while ${name} takes for ever, and nothing is called afterwards`, async (t) => {
    await using bench = await clientBench({ 'a.bin': status === undefined ? { size: 50 } : { status } });
    const job = await bench.job('a.bin');
    const aborter = new AbortController();
    const reason = new Error('enough');
    const asked = gate();
    const called: string[] = [];
    const note = (handler: keyof JobHandlers) => () => {
      called.push(handler);
      if (handler === name) asked.open();
      return never;
    };
    const running = job.run({
      signal: aborter.signal,
      onError: note('onError'),
      onTransferred: note('onTransferred'),
      ...(name === 'onProgress' && { onProgress: note('onProgress') }),
    });
    await asked.passed;
    aborter.abort(reason);
    t.is(await t.throwsAsync(running), reason);
    t.deepEqual(called, [name]);

    await using again = await bench.service.job(job.id);
    t.deepEqual(await again.run({ onError: () => cancel(), onTransferred: () => cancel() }), { kind: 'cancelled' });
    t.deepEqual(called, [name]);
  });
}

test('a signal that aborts while an error is being told keeps onError from being asked', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 404 } }, undefined, 50);
  const job = await bench.job('a.bin');
  const aborter = new AbortController();
  const reason = new Error('enough');
  let asked = 0;
  const running = job.run({
    signal: aborter.signal,
    pollSeconds: 0.001,
    acceptError: (attempt) => {
      if (attempt === 2) aborter.abort(reason);
      return attempt === 2;
    },
    onError: () => {
      asked += 1;
      return cancel();
    },
  });
  t.is(await t.throwsAsync(running), reason);
  t.is(asked, 0);
  t.is(await job.state(), 'error');
});

test('what a handler throws after it aborted is not heard, and harms nobody', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 404 } });
  const job = await bench.job('a.bin');
  const aborter = new AbortController();
  const reason = new Error('enough');
  const unheard: unknown[] = [];
  const hear = (error: unknown) => void unheard.push(error);
  process.on('unhandledRejection', hear);
  const running = job.run({
    signal: aborter.signal,
    onError: () => {
      aborter.abort(reason);
      throw new Error('too late');
    },
  });
  t.is(await t.throwsAsync(running), reason);
  await new Promise((turn) => setImmediate(turn));
  process.off('unhandledRejection', hear);
  t.deepEqual(unheard, []);
});

test('a signal that aborts after the run has ended means nothing', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 50 } });
  const job = await bench.job('a.bin');
  const aborter = new AbortController();
  const outcome = await job.run({ signal: aborter.signal });
  aborter.abort();
  t.is(outcome.kind, 'completed');
  t.is(await job.state(), 'acknowledged');
});
