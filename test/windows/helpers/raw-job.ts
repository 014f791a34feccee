import {
  BG_NOTIFY,
  IBackgroundCopyCallback,
  IBackgroundCopyManager,
  IDeliveryOptimizationJob,
  type IBackgroundCopyJob,
} from '../../../src/bindings/index.ts';
import { activate, implement, type Caller, type ComObject, type Implementation } from '../../../src/com/index.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import type { LocalServer } from './local-server.ts';

type Callback = Implementation<typeof IBackgroundCopyCallback>;

/** A job by its bare interfaces, for what the client does not show: the callback is the test's own. */
export interface RawJob extends AsyncDisposable {
  readonly job: Caller<typeof IBackgroundCopyJob>;
  /** Registers a callback that does what it is given, and nothing else. */
  listen(methods: Partial<Callback>): Promise<void>;
}

export async function rawJob(server: LocalServer, url: string): Promise<RawJob> {
  const folder = temporaryFolder();
  const manager = await activate(server.clsid, IBackgroundCopyManager);
  const [, job] = await manager.CreateJob('raw', 'download');
  const files = await job.query(IDeliveryOptimizationJob);
  await files.AddFileWithRanges('1', url, folder.file('raw.bin'), [], undefined);
  let callback: ComObject | undefined;
  return {
    job,
    listen: async (methods) => {
      const nothing = () => undefined;
      callback = implement(IBackgroundCopyCallback, {
        JobTransferred: nothing,
        JobError: nothing,
        JobModification: nothing,
        ...methods,
      });
      await job.SetNotifyFlags(BG_NOTIFY.jobTransferred | BG_NOTIFY.jobError);
      await job.SetNotifyInterface(callback);
    },
    [Symbol.asyncDispose]: async () => {
      await job.Cancel();
      for (const pointer of [files, job, manager]) await pointer.release();
      callback?.release();
      folder[Symbol.dispose]();
    },
  };
}
