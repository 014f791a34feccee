import test from 'ava';
import { BG_NOTIFY, IBackgroundCopyCallback, IBackgroundCopyJob } from '../../src/bindings/index.ts';
import { ComError, E_FAIL, IUnknown, implement, type Caller } from '../../src/com/index.ts';
import { codeOf, facadeBench, type FacadeBench, type JobPointer } from '../helpers/facade-bench.ts';
import { listener } from '../helpers/listener.ts';

const E_NOTIMPL = '0x80004001';

test('a job has no callback at first, and wants to be told when it is transferred or in error', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  t.is(await job.GetNotifyInterface(), null);
  t.is(await job.GetNotifyFlags(), BG_NOTIFY.jobTransferred | BG_NOTIFY.jobError);
});

test('GetNotifyInterface hands out the callback that was set, until NULL is set', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  const { object } = listener();
  await job.SetNotifyInterface(object);
  using known = await job.GetNotifyInterface();
  t.is(known?.address, object.address);
  t.is(object.references, 3);
  await job.SetNotifyInterface(null);
  t.is(await job.GetNotifyInterface(), null);
  t.is(object.references, 2);
  known?.[Symbol.dispose]();
  t.is(object.release(), 0);
});

test('another callback takes the place of the first, which is let go', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 50 } });
  using job = await bench.job('a.bin');
  const first = listener();
  const second = listener();
  await job.SetNotifyInterface(first.object);
  await job.SetNotifyInterface(second.object);
  await job.Resume();
  await second.heard('transferred');
  t.deepEqual(first.kinds, []);
  t.is(first.object.release(), 0);
  await job.Cancel();
  second.object.release();
});

for (const [title, flags] of [
  ['disable', BG_NOTIFY.disable],
  ['file ranges', BG_NOTIFY.fileRangesTransferred],
  ['an unknown bit', 0x40],
  ['an unknown bit among others', 0x80000003],
] as const) {
  test(`notify flags with ${title} are not implemented, and change nothing`, async (t) => {
    await using bench = await facadeBench();
    using job = await bench.job();
    t.is(await codeOf(() => job.SetNotifyFlags(flags)), E_NOTIMPL);
    t.is(await job.GetNotifyFlags(), BG_NOTIFY.jobTransferred | BG_NOTIFY.jobError);
  });
}

for (const flags of [0, BG_NOTIFY.jobTransferred, BG_NOTIFY.jobModification, BG_NOTIFY.fileTransferred | 0xb]) {
  test(`notify flags 0x${flags.toString(16)} can be set`, async (t) => {
    await using bench = await facadeBench();
    using job = await bench.job();
    await job.SetNotifyFlags(flags);
    t.is(await job.GetNotifyFlags(), flags);
  });
}

test('a callback is told only what the flags ask for', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 50 }, 'gone.bin': { status: 404 } });
  for (const [name, flags, kind] of [
    ['a.bin', BG_NOTIFY.jobTransferred, 'transferred'],
    ['gone.bin', BG_NOTIFY.jobError, 'error'],
  ] as const) {
    using job = await bench.job(name);
    const { object, kinds, heard } = listener();
    await job.SetNotifyFlags(flags);
    await job.SetNotifyInterface(object);
    await job.Resume();
    await heard(kind);
    t.deepEqual(kinds, [kind]);
    await job.Cancel();
    object.release();
  }
});

test('the callback is shown the very object that clients hold, and the error with it', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { status: 403 } });
  using job = await bench.job('a.bin');
  using identity = await job.query(IUnknown);
  let same: boolean | undefined;
  let shown: Promise<[string, number]> | undefined;
  const { object, heard } = listener(({ job: told, error }) => {
    using kept = told.share();
    same = kept.address === identity.address;
    using keptError = error?.share();
    shown = keptError?.GetError();
  });
  await job.SetNotifyInterface(object);
  await job.Resume();
  await heard('error');
  t.true(same);
  t.deepEqual(await shown, ['remote-file', 0x80190193 | 0]);
  await job.Cancel();
  object.release();
});

test('Complete may be called inside JobTransferred', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 50 } });
  using job = await bench.job('a.bin');
  let completed: Promise<unknown> | undefined;
  const { object, heard } = listener(({ job: told }) => {
    const kept: Caller<typeof IBackgroundCopyJob> = told.share();
    completed = kept.Complete();
    kept[Symbol.dispose]();
  });
  await job.SetNotifyInterface(object);
  await job.Resume();
  await heard('transferred');
  await completed;
  t.is(await job.GetState(), 'acknowledged');
  t.deepEqual(bench.folder.names(), ['a.bin']);
  object.release();
});

test('JobError is called until it is accepted, JobTransferred once whatever it answers', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { status: 404 }, 'b.bin': { size: 9 } });
  using failing = await bench.job('a.bin');
  let refusals = 0;
  const stubborn = listener(({ kind }) => {
    if (kind === 'error' && refusals++ < 5) throw new ComError('refused', E_FAIL);
  });
  await failing.SetNotifyInterface(stubborn.object);
  await failing.Resume();
  await stubborn.heard('error', 6);

  using fine = await bench.job('b.bin');
  const refusing = listener(() => {
    throw new ComError('refused', E_FAIL);
  });
  await fine.SetNotifyInterface(refusing.object);
  await fine.Resume();
  await refusing.heard('transferred');
  t.deepEqual(stubborn.kinds, Array<string>(6).fill('error') as typeof stubborn.kinds);
  t.deepEqual(refusing.kinds, ['transferred']);
  for (const job of [failing, fine]) await job.Cancel();
  stubborn.object.release();
  refusing.object.release();
});

test('a job that is resumed while JobError is refused is not told about any more', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { status: 404 } });
  using job = await bench.job('a.bin');
  const { object, kinds, heard } = listener(({ kind, job: told }) => {
    if (kind !== 'error') return;
    bench.server.set('a.bin', { size: 10 });
    const kept = told.share();
    void kept.Resume();
    kept[Symbol.dispose]();
    throw new ComError('refused', E_FAIL);
  });
  await job.SetNotifyInterface(object);
  await job.Resume();
  await heard('transferred');
  t.deepEqual(kinds, ['error', 'transferred']);
  await job.Cancel();
  object.release();
});

for (const [name, state, kind] of [
  ['a.bin', 'transferred', 'transferred'],
  ['gone.bin', 'error', 'error'],
] as const) {
  test(`a callback that comes when the job is in state ${state} is told at once`, async (t) => {
    await using bench = await facadeBench({ 'a.bin': { size: 50 }, 'gone.bin': { status: 404 } });
    using job = await bench.job(name);
    const first = listener();
    await job.SetNotifyInterface(first.object);
    await job.Resume();
    await first.heard(kind);
    t.is(await job.GetState(), state);
    const second = listener();
    await job.SetNotifyInterface(second.object);
    await second.heard(kind);
    t.deepEqual(second.kinds, [kind]);
    await job.Cancel();
    first.object.release();
    second.object.release();
  });
}

test('what is no callback is forgotten once it should be told', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 50 } });
  using job = await bench.job('a.bin');
  const stranger = implement(IUnknown, {});
  await job.SetNotifyInterface(stranger);
  t.is(stranger.references, 2);
  await job.Resume();
  await bench.reaches(job, 'transferred');
  const { object, heard } = listener();
  using other = await bench.job('a2.bin');
  await other.SetNotifyInterface(object);
  await other.SetNotifyFlags(BG_NOTIFY.jobModification);
  await other.SetPriority('high');
  await heard('modified');
  t.is(stranger.references, 1);
  t.is(await job.GetNotifyInterface(), null);
  stranger.release();
  await other.Cancel();
  object.release();
});

test('a callback is let go when its job is final', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 50 } });
  using job = await bench.job('a.bin');
  const { object, heard } = listener();
  await job.SetNotifyFlags(BG_NOTIFY.jobModification);
  await job.SetNotifyInterface(object);
  using asCallback = await job.GetNotifyInterface();
  using callback = await asCallback?.query(IBackgroundCopyCallback);
  t.truthy(callback);
  await job.Cancel();
  await heard('modified');
  t.is(await job.GetState(), 'cancelled');
  callback?.[Symbol.dispose]();
  asCallback?.[Symbol.dispose]();
  await new Promise((turn) => setImmediate(turn));
  t.is(object.references, 1);
  object.release();
});

const changes: Readonly<Record<string, (job: JobPointer, bench: FacadeBench) => Promise<void>>> = {
  'a file that is added': (job, bench) => bench.addFile(job, 'b.bin'),
  'a property that changes': (job) => job.SetPriority('low'),
  'a state that changes': (job) => job.Cancel(),
};

for (const [what, change] of Object.entries(changes)) {
  test(`${what} is told, once, of a job that rests`, async (t) => {
    await using bench = await facadeBench();
    using job = await bench.job('a.bin');
    const { object, kinds, heard } = listener();
    await job.SetNotifyFlags(BG_NOTIFY.jobModification);
    await passed();
    await job.SetNotifyInterface(object);
    await passed();
    t.deepEqual(kinds, []);
    await change(job, bench);
    await heard('modified');
    await passed();
    t.deepEqual(kinds, ['modified']);
    await job.Cancel().catch(() => undefined);
    object.release();
  });
}

test('JobModification that is refused is not called again, as JobError is', async (t) => {
  await using bench = await facadeBench({ 'gone.bin': { status: 404 } });
  using job = await bench.job('gone.bin');
  const { object, kinds, heard } = listener(() => {
    throw new ComError('refused', E_FAIL);
  });
  await job.SetNotifyFlags(BG_NOTIFY.jobError | BG_NOTIFY.jobModification);
  await job.Resume();
  await bench.reaches(job, 'error');
  await passed();
  await job.SetNotifyInterface(object);
  await job.SetPriority('low');
  await heard('modified');
  const count = (kind: (typeof kinds)[number]) => kinds.filter((each) => each === kind).length;
  await heard('error', count('error') + 3);
  t.is(count('modified'), 1);
  await job.Cancel();
  object.release();
});

/** Events are told at the latest in the turn after the next: waits until none of those before can come any more. */
async function passed(): Promise<void> {
  for (let turns = 0; turns < 4; turns += 1) await new Promise((turn) => setImmediate(turn));
}
