import {
  CLSID_BackgroundCopyManager,
  IBackgroundCopyManager,
  type IBackgroundCopyJob,
} from '../../../src/bindings/index.ts';
import { activate, type Caller } from '../../../src/com/index.ts';

/** Lends a job of BITS by its bare interface, for what the client does not show. */
export async function withBitsJob<T>(
  work: (job: Caller<typeof IBackgroundCopyJob>, manager: Caller<typeof IBackgroundCopyManager>) => Promise<T>,
): Promise<T> {
  const manager = await activate(CLSID_BackgroundCopyManager, IBackgroundCopyManager);
  const [, job] = await manager.CreateJob('bare', 'download');
  try {
    return await work(job, manager);
  } finally {
    await job.Cancel().catch(() => undefined);
    await job.release();
    await manager.release();
  }
}
