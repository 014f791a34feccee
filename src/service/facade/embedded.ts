import { IBackgroundCopyManager } from '../../bindings/index.ts';
import { processOwner, type Address, type ComObject } from '../../com/index.ts';
import { Engine } from '../engine/index.ts';
import { managersOf } from './manager-object.ts';

/**
 * The service within this process. There is one, as on Windows: whoever connects later finds the jobs of before.
 * @returns a counted IBackgroundCopyManager pointer, for calls on the JavaScript thread
 */
export function activateEmbedded(): Address {
  manager ??= openManager();
  return manager().giveAway(IBackgroundCopyManager);
}

/** Downloads that end with the process leave no temporary file behind, as far as open files can be removed. */
function openManager(): () => ComObject {
  const engine = new Engine({ owner: processOwner() });
  process.once('exit', () => engine.downloads.leave());
  return managersOf(engine, { calling: 'direct' });
}

let manager: (() => ComObject) | undefined;
