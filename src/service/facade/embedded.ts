import { IBackgroundCopyManager } from '../../bindings/index.ts';
import { processOwner, type Address, type ComObject } from '../../com/index.ts';
import { Engine } from '../engine/index.ts';
import { managersOf } from './manager-object.ts';
import { openEngine } from './open-engine.ts';
import { stateFolder } from './state-folder.ts';

/**
 * The service within this process. There is one for each state folder, and one that forgets: whoever connects later finds
 * the jobs of before.
 * @param folder where jobs survive the process; `undefined`: they do not
 * @returns a counted IBackgroundCopyManager pointer, for calls on the JavaScript thread
 * @throws {ServeError} `state-folder`: it is in use by another process or cannot be used
 */
export async function activateEmbedded(folder: string | undefined): Promise<Address> {
  const known = folder === undefined ? undefined : stateFolder(folder);
  let manager = managers.get(known);
  if (manager === undefined) {
    manager = openManager(known);
    managers.set(known, manager);
    manager.catch(() => managers.delete(known));
  }
  return (await manager)().giveAway(IBackgroundCopyManager);
}

const managers = new Map<string | undefined, Promise<() => ComObject>>();

/** Downloads that end with the process leave no temporary file behind, as far as open files can be removed. */
async function openManager(folder: string | undefined): Promise<() => ComObject> {
  const engine = folder === undefined ? new Engine({ owner: processOwner() }) : await openEngine(folder);
  process.once('exit', () => engine.downloads.leave());
  return managersOf(engine, { calling: 'direct' });
}
