import test from 'ava';
import koffi from 'koffi';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { IBackgroundCopyFile2, IBackgroundCopyJob5, IDeliveryOptimizationJob } from '../../src/bindings/index.ts';
import { IUnknown, liveObjects } from '../../src/com/index.ts';
import { clientBench } from '../helpers/client-bench.ts';
import { codeOf, facadeBench } from '../helpers/facade-bench.ts';
import { gate } from '../helpers/gate.ts';
import { listener } from '../helpers/listener.ts';

/** What is let go at the end of a notification is gone a few turns later. */
async function settled(): Promise<number> {
  for (let turn = 0; turn < 5; turn += 1) await nextTurn();
  return liveObjects();
}

test.serial('nothing is left of all the objects of a service once everything is released', async (t) => {
  const before = await settled();
  {
    await using bench = await facadeBench({ 'a.bin': { size: 50 }, 'b.bin': { status: 403 } });
    using job = await bench.job('a.bin', 'b.bin');
    using again = await bench.manager.GetJob(await job.GetId());
    using latest = await again.query(IBackgroundCopyJob5);
    using own = await latest.query(IDeliveryOptimizationJob);
    using identity = await own.query(IUnknown);
    const { object, heard } = listener();
    await job.SetNotifyInterface(object);
    await job.Resume();
    await heard('error');
    using error = await job.GetError();
    using file = await error.GetFile();
    using renamable = await file.query(IBackgroundCopyFile2);
    await renamable.SetRemoteName(bench.server.url('a.bin'));
    using files = await job.EnumFiles();
    using clone = await files.Clone();
    const [, fetched] = await clone.Next(5);
    t.is(fetched.length, 2);
    for (const each of fetched) await each.release();
    t.true(liveObjects() > before + 5);
    t.truthy(identity.address);
    await job.Complete();
    object.release();
  }
  t.is(await settled(), before);
});

test.serial('a call that fails leaves no object behind', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job('a.bin');
  const before = await settled();
  for (let round = 0; round < 100; round += 1) {
    await codeOf(() => job.GetError());
    await codeOf(() => bench.manager.CreateJob('', 'download'));
    await codeOf(() => bench.manager.CreateJob('up', 'upload'));
    await codeOf(() => job.SetNotifyFlags(4));
    await codeOf(() => bench.addFile(job, 'a.bin'));
  }
  t.is(await settled(), before);
});

test.serial('1,000 jobs created, listened to, cancelled and let go leave nothing, and need no callbacks', async (t) => {
  await using bench = await facadeBench();
  const round = async () => {
    using job = await bench.job('a.bin');
    const { object } = listener();
    await job.SetNotifyInterface(object);
    object.release();
    await job.Cancel();
  };
  await round();
  const before = await settled();
  const { callbacks } = koffi.stats();
  for (let count = 0; count < 1_000; count += 1) await round();
  t.is(koffi.stats().callbacks, callbacks);
  t.is(await settled(), before);
});

test.serial('a job that nobody holds lives on, and is found again', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 50 } });
  const job = await bench.job('a.bin');
  const id = await job.GetId();
  await job.Resume();
  await job.release();
  using found = await bench.manager.GetJob(id);
  await bench.reaches(found, 'transferred');
  t.is(await found.GetDisplayName(), 'bench');
});

test.serial('an error that nobody has read at the end of a run is given back', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 404 } });
  const job = await bench.job('a.bin');
  const asked = gate();
  const toldAgain = gate();
  const answer = gate();
  const before = await settled();
  let told = 0;
  const running = job.run({
    acceptError: () => {
      told += 1;
      if (told === 2) toldAgain.open();
      return true;
    },
    onError: async () => {
      asked.open();
      await answer.passed;
      return { kind: 'keep' };
    },
  });
  await asked.passed;
  await job.resume();
  await toldAgain.passed;
  answer.open();
  await running;
  t.is(await settled(), before);
});

test.serial('runs of every ending leave nothing, once jobs and service are disposed', async (t) => {
  const before = await settled();
  for (const status of [undefined, 403]) {
    await using bench = await clientBench({ 'a.bin': status === undefined ? { size: 50 } : { status } });
    for (const kind of ['cancel', 'complete', 'keep'] as const) {
      const job = await bench.job('a.bin');
      await job.run({ onError: () => ({ kind }), onTransferred: () => ({ kind }) });
      await t.throwsAsync(job.run({ signal: AbortSignal.abort(new Error('enough')) }));
      await job.files();
      await job.error();
    }
    await t.throwsAsync(bench.service.createJob({ name: 'bad', files: [{ url: 'http://a/b', path: '/no/such/a' }] }));
  }
  t.is(await settled(), before);
});
