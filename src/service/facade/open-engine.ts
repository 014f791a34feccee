import { processOwner } from '../../com/index.ts';
import { ServeError, type EmbeddedOptions } from '../../model/index.ts';
import { Engine } from '../engine/index.ts';
import { memoryStore, openStore, StateFolderTaken, StateFolderUnusable, type Store } from '../store/index.ts';

/**
 * Takes up the jobs and downloads that a state folder keeps; it belongs to this process until the engine is closed. What
 * was damaged is set aside with a warning of the process. Without a state folder, nothing is kept.
 * @throws {ServeError} `state-folder`: it is in use or cannot be used; the message says by whom, or why;
 *   `invalid-argument`: a rate that is none
 */
export async function openEngine(options: EmbeddedOptions): Promise<Engine> {
  const { syncToDisk = false, maxBytesPerSecond } = options;
  if (maxBytesPerSecond !== undefined && !(Number.isFinite(maxBytesPerSecond) && maxBytesPerSecond >= 1)) {
    const message = `maxBytesPerSecond is ${maxBytesPerSecond}. Give a number from 1 on, or leave it out for no limit.`;
    throw new ServeError('invalid-argument', message);
  }
  const store = await storeFor(options);
  try {
    const engine = new Engine({ store, owner: processOwner(), transfer: { syncToDisk, maxBytesPerSecond } });
    for (const { id, why, movedTo } of engine.damaged) {
      process.emitWarning(`${why} Record ${id} was set aside as "${movedTo}".`, 'DamagedRecordWarning');
    }
    return engine;
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function storeFor({ stateFolder, syncToDisk = false }: EmbeddedOptions): Promise<Store> {
  if (stateFolder === undefined) return memoryStore();
  try {
    return await openStore(stateFolder, { syncToDisk });
  } catch (cause) {
    const known = cause instanceof StateFolderTaken || cause instanceof StateFolderUnusable;
    throw known ? new ServeError('state-folder', cause.message, { cause }) : cause;
  }
}
