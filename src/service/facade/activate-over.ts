import { IBackgroundCopyManager } from '../../bindings/index.ts';
import type { Address } from '../../com/index.ts';
import type { Engine } from '../engine/index.ts';
import { managersOf, type FacadeOptions } from './manager-object.ts';

/**
 * The way to an engine from within this process: a service of its own, of which nobody knows who is not given it.
 * @returns makes a counted IBackgroundCopyManager pointer with every call, for calls on the JavaScript thread
 */
export function activateOver(engine: Engine, options: Omit<FacadeOptions, 'calling'> = {}): () => Address {
  const manager = managersOf(engine, { ...options, calling: 'direct' });
  return () => manager().giveAway(IBackgroundCopyManager);
}
