import test from 'ava';
import {
  BG_NOTIFY,
  IBackgroundCopyCallback,
  IBackgroundCopyCallback2,
  RPC_E_SERVERCALL_RETRYLATER,
  RPC_S_CALL_FAILED,
  RPC_S_SERVER_UNAVAILABLE,
} from '../../src/bindings/index.ts';
import { adopt, Borrowed, ComError, implement, IUnknown, type ComObject, type HRESULT } from '../../src/com/index.ts';
import { TRIES_TO_REACH } from '../../src/service/facade/conversation.ts';
import { Listeners } from '../../src/service/facade/listeners.ts';
import { managersOf } from '../../src/service/facade/manager-object.ts';
import { Notifier } from '../../src/service/facade/notifier.ts';
import type { Job } from '../../src/service/job/index.ts';
import { Engine } from '../../src/service/engine/index.ts';
import { facadeBench } from '../helpers/facade-bench.ts';
import { startFileServer } from '../helpers/file-server.ts';
import { gate } from '../helpers/gate.ts';
import { listener } from '../helpers/listener.ts';
import { outcome, QUICK, reaches, serviceBench } from '../helpers/service-bench.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const fails = (code: HRESULT) => {
  throw new ComError('a call that does not arrive', code);
};

/** Waits, a turn at a time, until a fact holds that no event tells of. */
async function until(fact: () => boolean): Promise<void> {
  while (!fact()) await new Promise((turn) => setImmediate(turn));
}

for (const [title, code, tries] of [
  [`that cannot be reached is called ${TRIES_TO_REACH} times, and dropped`, RPC_S_CALL_FAILED, TRIES_TO_REACH],
  ['that is gone is called once, and dropped', RPC_S_SERVER_UNAVAILABLE, 1],
] as const) {
  test(`a client ${title}`, async (t) => {
    await using bench = await facadeBench({ 'a.bin': { size: 5 } });
    using job = await bench.job('a.bin');
    const { object, kinds } = listener(() => fails(code));
    await job.SetNotifyInterface(object);
    await job.Resume();
    await until(() => object.references === 1);
    t.deepEqual(kinds, Array<'transferred'>(tries).fill('transferred'));
    t.is(await job.GetNotifyInterface(), null);
    await job.Cancel();
    object.release();
  });
}

test('a client that is busy hears the same news when it is not any more', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { status: 404 } });
  using job = await bench.job('a.bin');
  let calls = 0;
  const { object, kinds, heard } = listener(() => {
    if (++calls < TRIES_TO_REACH) fails(RPC_E_SERVERCALL_RETRYLATER);
  });
  await job.SetNotifyInterface(object);
  await job.Resume();
  await heard('error', TRIES_TO_REACH);
  t.is(kinds.length, TRIES_TO_REACH);
  await job.Cancel();
  object.release();
});

test('files are told one after the other, in order, and before JobTransferred', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 5 }, 'b.bin': { size: 6 } });
  using job = await bench.job('a.bin', 'b.bin');
  const told: string[] = [];
  const end = gate();
  const object = implement(IBackgroundCopyCallback2, {
    JobTransferred: () => {
      told.push('transferred');
      end.open();
    },
    JobError: () => undefined,
    JobModification: () => undefined,
    FileTransferred: (_job, file) => {
      const kept = file.share();
      void kept.GetRemoteName().then((url) => told.push(url));
      kept[Symbol.dispose]();
    },
  });
  await job.SetNotifyFlags(BG_NOTIFY.jobTransferred | BG_NOTIFY.fileTransferred);
  await job.SetNotifyInterface(object);
  await job.Resume();
  await end.passed;
  t.deepEqual(told, [bench.server.url('a.bin'), bench.server.url('b.bin'), 'transferred']);
  await job.Cancel();
  object.release();
});

test('a client that is replaced before it could be asked is let go, and told nothing', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 5 } });
  using job = await bench.job('a.bin');
  await job.Resume();
  await bench.reaches(job, 'transferred');
  const { object, kinds } = listener();
  await Promise.all([job.SetNotifyInterface(object), job.SetNotifyInterface(null)]);
  await until(() => object.references === 1);
  t.deepEqual(kinds, []);
  await job.Cancel();
  object.release();
});

const CALLBACK_CLASS = '01234567-89ab-cdef-0123-456789abcdef';

const clientOf = (object: ComObject) =>
  adopt(IBackgroundCopyCallback, object.share().giveAway(IBackgroundCopyCallback), 'direct');

/** A notifier of a job that names a class, and what its objects are told. */
function notifierWithClass(job: Job, client: ComObject, activations: () => void = () => undefined): Notifier {
  job.notificationClass = CALLBACK_CLASS;
  const stranger = implement(IUnknown, {});
  return new Notifier(
    job,
    {
      job: () => stranger.share(),
      error: () => (job.error === undefined ? undefined : stranger.share()),
      file: () => stranger.share(),
    },
    {
      delays: { first: 1, longest: 4 },
      listeners: new Listeners(),
      activate: () => {
        activations();
        return Promise.resolve(clientOf(client));
      },
    },
  );
}

test('a job without an interface tells an object of the class that it names, and lets go of it afterwards', async (t) => {
  await using bench = await serviceBench({ 'a.bin': { size: 5 } });
  const job = bench.job('a.bin');
  const { object, kinds, heard } = listener();
  notifierWithClass(job, object);
  job.resume();
  await heard('transferred');
  await until(() => object.references === 1);
  t.deepEqual(kinds, ['transferred']);
  job.cancel();
  object.release();
});

test('the class is used when the interface is gone, for the very news that it did not get', async (t) => {
  await using bench = await serviceBench({ 'a.bin': { status: 404 } });
  const job = bench.job('a.bin');
  const dead = listener(() => fails(RPC_S_SERVER_UNAVAILABLE));
  const ofClass = listener();
  let activations = 0;
  const notifier = notifierWithClass(job, ofClass.object, () => (activations += 1));
  notifier.listen(new Borrowed(IUnknown, dead.object.address, 'direct'));
  job.resume();
  await ofClass.heard('error');
  t.deepEqual([dead.kinds, ofClass.kinds, activations], [['error'], ['error'], 1]);
  t.is(notifier.client, undefined);
  t.is(dead.object.references, 1);
  job.cancel();
  for (const { object } of [dead, ofClass]) object.release();
});

test('a class that cannot be created is tried as often as a client, and does not hold up its job', async (t) => {
  await using bench = await serviceBench({ 'a.bin': { size: 5 } });
  const job = bench.job('a.bin');
  let activations = 0;
  const { object } = listener();
  notifierWithClass(job, object, () => {
    activations += 1;
    fails(RPC_S_CALL_FAILED);
  });
  job.resume();
  await reaches(job, ({ state }) => state === 'transferred');
  await until(() => activations === TRIES_TO_REACH);
  t.is(job.complete(), 'whole');
  object.release();
});

test('a class is told what happened before its job was taken up again by a service', async (t) => {
  await using server = await startFileServer({ 'a.bin': { status: 404 } });
  await using engine = new Engine({ transfer: QUICK });
  using folder = temporaryFolder();
  const job = engine.jobs.create('taken up', 'download');
  job.addFile({ url: server.url('a.bin'), path: folder.file('a.bin') });
  job.notificationClass = CALLBACK_CLASS;
  const failed = outcome(job);
  job.resume();
  await failed;
  const { object, kinds, heard } = listener();
  const activated: string[] = [];
  managersOf(engine, {
    calling: 'direct',
    activate: (clsid) => {
      activated.push(clsid);
      return Promise.resolve(clientOf(object));
    },
  });
  await heard('error');
  t.deepEqual([kinds, activated], [['error'], [CALLBACK_CLASS]]);
  job.cancel();
  await until(() => object.references === 1);
  object.release();
});
