import test from 'ava';
import { IBackgroundCopyJob, IBackgroundCopyManager, IEnumBackgroundCopyJobs } from '../../src/bindings/index.ts';
import { connectUsing } from '../../src/client/index.ts';
import { guid, S_FALSE, S_OK, type ComObject } from '../../src/com/index.ts';
import { cancel, type JobHandlers } from '../../src/index.ts';
import { clientBench } from '../helpers/client-bench.ts';
import { gate } from '../helpers/gate.ts';
import { partly } from '../helpers/partly.ts';

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

/** A service that lists two jobs at a time, thrice, and their objects, which count who holds them. */
function longList(told: { onBatch?: (batch: number) => void; onType?: () => void; onDescription?: () => void }) {
  const jobs = [1, 2].map((number) =>
    partly(IBackgroundCopyJob, {
      GetId: () => guid(`11111111-2222-4333-8444-00000000000${number}`),
      GetType: () => {
        told.onType?.();
        return 'download';
      },
      GetDescription: () => {
        told.onDescription?.();
        return '';
      },
    }),
  );
  let batches = 0;
  const list = partly(IEnumBackgroundCopyJobs, {
    Next: () => {
      batches += 1;
      told.onBatch?.(batches);
      return [batches === 3 ? S_FALSE : S_OK, jobs.map((job) => job.share())];
    },
  });
  const manager = partly(IBackgroundCopyManager, {
    EnumJobs: () => list.share(),
    GetJob: () => (jobs[0] as ComObject).share(),
  });
  const connect = connectUsing(async () => manager.giveAway(IBackgroundCopyManager));
  return { connect, held: () => [list, ...jobs].map(({ references }) => references - 1), batches: () => batches };
}

test('an aborted list of jobs lets go of those that it had', async (t) => {
  const aborter = new AbortController();
  const reason = new Error('enough');
  const { connect, held, batches } = longList({ onBatch: (batch) => batch === 2 && aborter.abort(reason) });
  await using service = await connect({ service: 'embedded' });
  t.is(await t.throwsAsync(service.jobs({ signal: aborter.signal })), reason);
  t.is(batches(), 2);
  t.deepEqual(held(), [0, 0, 0]);
  t.is(await t.throwsAsync(service.jobs({ signal: aborter.signal })), reason);
  t.is(batches(), 2, 'nothing is asked of the service afterwards');
});

test('an aborted adoption looks at no more jobs, creates none, and lets go of all', async (t) => {
  const aborter = new AbortController();
  const reason = new Error('enough');
  let looked = 0;
  const onDescription = () => {
    looked += 1;
    aborter.abort(reason);
  };
  const { connect, held } = longList({ onDescription });
  await using service = await connect({ service: 'embedded' });
  const adopting = service.adopt({ name: 'j', program: 'updater' }, { signal: aborter.signal });
  t.is(await t.throwsAsync(adopting), reason);
  t.is(looked, 1);
  t.deepEqual(held(), [0, 0, 0]);
});

test('an aborted purge asks nothing of the service', async (t) => {
  await using bench = await clientBench();
  const job = await bench.service.createJob({ name: 'j', program: 'updater' });
  const reason = new Error('enough');
  const purging = bench.service.purge({
    program: 'updater',
    olderThanSeconds: 0,
    signal: AbortSignal.abort(reason),
  });
  t.is(await t.throwsAsync(purging), reason);
  t.is(await job.state(), 'suspended');
});

test('an aborted completion leaves the job transferred', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 50 } });
  const job = await bench.job('a.bin');
  await job.resume();
  await bench.reaches(job, 'transferred');
  const reason = new Error('enough');
  t.is(await t.throwsAsync(job.complete({ signal: AbortSignal.abort(reason) })), reason);
  t.is(await job.state(), 'transferred');
});

test('a signal that has aborted keeps a job from being found and from getting a file', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 50 } });
  const job = await bench.job('a.bin');
  const reason = new Error('enough');
  const signal = AbortSignal.abort(reason);
  t.is(await t.throwsAsync(bench.service.job(job.id, 'download', { signal })), reason);
  const file = { url: bench.server.url('b.bin'), path: bench.folder.file('b.bin') };
  t.is(await t.throwsAsync(job.addFile(file, { signal })), reason);
  t.is((await job.files()).length, 1);
});

test('a job that is found while its signal aborts is let go', async (t) => {
  const aborter = new AbortController();
  const reason = new Error('enough');
  const { connect, held } = longList({ onType: () => aborter.abort(reason) });
  await using service = await connect({ service: 'embedded' });
  t.is(
    await t.throwsAsync(service.job('11111111-2222-4333-8444-000000000001', 'download', { signal: aborter.signal })),
    reason,
  );
  t.deepEqual(held(), [0, 0, 0]);
});
