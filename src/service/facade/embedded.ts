import { IBackgroundCopyManager } from '../../bindings/index.ts';
import { processOwner, type Address } from '../../com/index.ts';
import { Engine } from '../engine/index.ts';
import { managersOf } from './manager-object.ts';

/**
 * The service within this process. There is one, as on Windows: whoever connects later finds the jobs of before.
 * @returns a counted IBackgroundCopyManager pointer, for calls on the JavaScript thread
 */
export function activateEmbedded(): Address {
  manager ??= managersOf(new Engine({ owner: processOwner() }), { calling: 'direct' });
  return manager().giveAway(IBackgroundCopyManager);
}

let manager: ReturnType<typeof managersOf> | undefined;
