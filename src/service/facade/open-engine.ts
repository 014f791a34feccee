import { processOwner } from '../../com/index.ts';
import { ServeError } from '../../model/index.ts';
import { Engine } from '../engine/index.ts';
import { openStore, StateFolderTaken, StateFolderUnusable, type Store } from '../store/index.ts';

/**
 * Takes up the jobs and downloads that a folder keeps; it belongs to this process until the engine is closed. What was
 * damaged is set aside with a warning of the process.
 * @param folder absolute; made where it is missing
 * @throws {ServeError} `state-folder`: it is in use or cannot be used; the message says by whom, or why
 */
export async function openEngine(folder: string): Promise<Engine> {
  const store = await opened(folder);
  try {
    const engine = new Engine({ store, owner: processOwner() });
    for (const { id, why, movedTo } of engine.damaged) {
      process.emitWarning(`${why} Record ${id} was set aside as "${movedTo}".`, 'DamagedRecordWarning');
    }
    return engine;
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
