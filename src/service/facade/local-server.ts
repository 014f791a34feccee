import { setTimeout as delay } from 'node:timers/promises';
import { IClassFactory } from '../../bindings/index.ts';
import {
  CLASS_E_NOAGGREGATION,
  ComError,
  implement,
  registerClass,
  type ComObject,
  type Guid,
} from '../../com/index.ts';
import type { Engine } from '../engine/index.ts';
import { Listeners } from './listeners.ts';
import { managersOf } from './manager-object.ts';
import type { RepeatDelays } from './notifier.ts';

export interface LocalServerOptions {
  readonly clsid: Guid;
  /** Closed in the end. */
  readonly engine: Engine;
  readonly repeatDelays?: RepeatDelays;
}

/**
 * Offers an engine to other processes as a local COM server, for as long as this process lives. Windows only.
 * @returns withdraws the class, lets go of the clients and closes the engine; call it before leaving
 */
export async function serveLocally({ clsid, engine, repeatDelays }: LocalServerOptions): Promise<() => Promise<void>> {
  const listeners = new Listeners();
  const manager = managersOf(engine, {
    calling: 'queued',
    listeners,
    ...(repeatDelays && { repeatDelays }),
  });
  const factory = classFactory(manager);
  const end = async () => {
    factory.release();
    await Promise.race([listeners.letGo(), delay(LONGEST_FAREWELL, undefined, { ref: false })]);
    await engine.close();
  };
  try {
    const revoke = await registerClass(clsid, factory);
    return async () => {
      await revoke();
      await end();
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** How many milliseconds a client that does not let itself be released can keep the service from leaving. */
const LONGEST_FAREWELL = 5_000;

function classFactory(create: () => ComObject): ComObject {
  return implement(IClassFactory, {
    CreateInstance: (outer) => {
      if (outer !== null) throw new ComError('IClassFactory::CreateInstance', CLASS_E_NOAGGREGATION);
      return create();
    },
    LockServer: () => undefined,
  });
}
