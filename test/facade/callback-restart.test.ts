import test from 'ava';
import { BG_NOTIFY, IBackgroundCopyManager } from '../../src/bindings/index.ts';
import { adopt, guid } from '../../src/com/index.ts';
import { Engine } from '../../src/service/engine/index.ts';
import { Listeners } from '../../src/service/facade/listeners.ts';
import { managersOf } from '../../src/service/facade/manager-object.ts';
import { openStore } from '../../src/service/store/index.ts';
import { startFileServer } from '../helpers/file-server.ts';
import { listener } from '../helpers/listener.ts';
import { QUICK } from '../helpers/service-bench.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** A service over a state folder, and what it holds of its clients; both gone at its end. */
async function life(state: string) {
  const engine = new Engine({ transfer: QUICK, store: await openStore(state) });
  const listeners = new Listeners();
  const create = managersOf(engine, { calling: 'direct', repeatDelays: { first: 1, longest: 4 }, listeners });
  const manager = adopt(IBackgroundCopyManager, create().giveAway(IBackgroundCopyManager), 'direct');
  return {
    engine,
    manager,
    async [Symbol.asyncDispose]() {
      await manager.release();
      await listeners.letGo();
      await engine.close();
    },
  };
}

test('a job that was taken up again has kept its flags and not its callback, and tells the next what happened', async (t) => {
  await using server = await startFileServer({ 'a.bin': { status: 404 } });
  using state = temporaryFolder();
  using folder = temporaryFolder();
  const first = listener();
  const second = listener();
  let id = '';
  {
    await using service = await life(state.path);
    const job = service.engine.jobs.create('taken up', 'download');
    id = job.id;
    job.addFile({ url: server.url('a.bin'), path: folder.file('a.bin') });
    using own = await service.manager.GetJob(guid(id));
    await own.SetNotifyFlags(BG_NOTIFY.jobError);
    await own.SetNotifyInterface(first.object);
    await own.Resume();
    await first.heard('error');
  }
  {
    await using service = await life(state.path);
    using own = await service.manager.GetJob(guid(id));
    t.is(await own.GetNotifyInterface(), null);
    t.is(await own.GetNotifyFlags(), BG_NOTIFY.jobError);
    await own.SetNotifyInterface(second.object);
    await second.heard('error');
    await own.Cancel();
  }
  t.deepEqual([first.kinds, second.kinds], [['error'], ['error']]);
  for (const { object } of [first, second]) object.release();
});
