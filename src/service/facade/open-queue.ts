import { processOwner } from '../../com/index.ts';
import { ServeError } from '../../model/index.ts';
import { JobQueue } from '../job/index.ts';
import { openStore, StateFolderTaken, StateFolderUnusable, type Store } from '../store/index.ts';

/** The jobs of a service that has a process of its own, and what keeps them. */
export interface KeptQueue {
  readonly queue: JobQueue;
  /** Stops the transfers and gives the folder back. */
  close(): Promise<void>;
}

/**
 * Takes up the jobs that a folder keeps; it belongs to this process until they are closed. What was damaged is set aside
 * with a warning of the process.
 * @param folder absolute; made where it is missing
 * @throws {ServeError} `state-folder`: it is in use or cannot be used; the message says by whom, or why
 */
export async function openQueue(folder: string): Promise<KeptQueue> {
  const store = await opened(folder);
  try {
    const queue = new JobQueue({ store, owner: processOwner() });
    for (const { id, why, movedTo } of queue.damaged) {
      process.emitWarning(`${why} Job ${id} was set aside as "${movedTo}".`, 'DamagedJobWarning');
    }
    const close = async () => {
      await queue.close();
      await store.close();
    };
    return { queue, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function opened(folder: string): Promise<Store> {
  try {
    return await openStore(folder);
  } catch (cause) {
    const known = cause instanceof StateFolderTaken || cause instanceof StateFolderUnusable;
    throw known ? new ServeError('state-folder', cause.message, { cause }) : cause;
  }
}
