import { accessSync, constants, mkdirSync } from 'node:fs';
import { ServeError } from '../../model/index.ts';
import { Engine, type EngineOptions } from '../engine/index.ts';

/**
 * The engine of a service that has a process of its own.
 * @param folder absolute; made where it is missing
 * @throws {ServeError} `state-folder`: it cannot be used; the message says why
 */
export function openEngine(folder: string, options: EngineOptions): Engine {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ServeError('state-folder', `The state folder "${folder}" cannot be used: ${why}. Name another.`, {
      cause,
    });
  }
  return new Engine(options);
}
