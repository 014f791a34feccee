import { IBackgroundCopyManager } from '../../bindings/index.ts';
import type { Address, ComObject } from '../../com/index.ts';
import type { EmbeddedOptions } from '../../model/index.ts';
import { managersOf } from './manager-object.ts';
import { openEngine } from './open-engine.ts';
import { stateFolder } from './state-folder.ts';

/**
 * The service within this process. Who connects later with the same options finds the jobs of before.
 * @returns a counted IBackgroundCopyManager pointer, for calls on the JavaScript thread
 * @throws {ServeError} `state-folder`, `invalid-argument`
 */
export async function activateEmbedded(options: EmbeddedOptions): Promise<Address> {
  const folder = options.stateFolder === undefined ? undefined : stateFolder(options.stateFolder);
  const { syncToDisk = false, maxBytesPerSecond } = options;
  const key = JSON.stringify([folder, syncToDisk, String(maxBytesPerSecond)]);
  let manager = managers.get(key);
  if (manager === undefined) {
    manager = openManager(folder === undefined ? options : { ...options, stateFolder: folder });
    managers.set(key, manager);
    manager.catch(() => managers.delete(key));
  }
  return (await manager)().giveAway(IBackgroundCopyManager);
}

const managers = new Map<string, Promise<() => ComObject>>();

/** Downloads that end with the process leave no temporary file behind, as far as open files can be removed. */
async function openManager(options: EmbeddedOptions): Promise<() => ComObject> {
  const engine = await openEngine(options);
  process.once('exit', () => engine.downloads.leave());
  return managersOf(engine, { calling: 'direct' });
}
