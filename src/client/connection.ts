import { setTimeout as sleep } from 'node:timers/promises';
import { IBackgroundCopyManager } from '../bindings/index.ts';
import { letImpersonate, type Caller, type InterfaceDescription } from '../com/index.ts';
import { publish } from './diagnostics.ts';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';

/** Which service: Windows' Delivery Optimization, Windows' BITS, or the embedded one of this package. */
export type ServiceName = 'delivery-optimization' | 'bits' | 'embedded';

export type ManagerPointer = Caller<typeof IBackgroundCopyManager>;

/**
 * The way to one service. Delivery Optimization touches the caller's files by impersonating it, so every proxy of it
 * gets a blanket that allows that; none inherits it from another.
 */
export class Connection {
  readonly service: ServiceName;
  /** The services that were asked for first and are not there. */
  readonly insteadOf: readonly ServiceName[];
  readonly #activate: () => Promise<ManagerPointer>;
  readonly #reconnectSeconds: number;
  #manager: ManagerPointer;
  #renewing: Promise<void> | undefined;

  private constructor(
    service: ServiceName,
    manager: ManagerPointer,
    activate: () => Promise<ManagerPointer>,
    reconnectSeconds: number,
    insteadOf: readonly ServiceName[],
  ) {
    this.service = service;
    this.insteadOf = insteadOf;
    this.#manager = manager;
    this.#activate = activate;
    this.#reconnectSeconds = reconnectSeconds;
  }

  /** @param activate creates the service's manager, now and after the service was gone */
  static async open(
    service: ServiceName,
    activate: () => Promise<ManagerPointer>,
    reconnectSeconds: number,
    insteadOf: readonly ServiceName[],
  ): Promise<Connection> {
    const connection = new Connection(service, await activate(), activate, reconnectSeconds, insteadOf);
    await ready(connection, connection.manager);
    return connection;
  }

  get manager(): ManagerPointer {
    return this.#manager;
  }

  /**
   * Does something with a service that was gone, once it is back: it is tried again until it succeeds, with a new manager
   * where the old one does not answer. All who ask at the same time share that one.
   * @param gone why the service is taken to be gone, thrown when it does not come back in time
   */
  async whenBack<R>(gone: unknown, action: () => Promise<R>, signal: AbortSignal | undefined): Promise<R> {
    const end = performance.now() + this.#reconnectSeconds * 1_000;
    let attempt = 0;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const left = end - performance.now();
      if (left <= 0) throw gone;
      await sleep(Math.min(pause, left), undefined, { signal }).catch(() => signal?.throwIfAborted());
      attempt += 1;
      publish('retry', () => ({ service: this.service, attempt, cause: gone }));
      try {
        await (this.#renewing ??= this.#renew().finally(() => (this.#renewing = undefined)));
        return await action();
      } catch (error) {
        if (!isAway(error)) throw error;
      }
    }
  }

  async #renew(): Promise<void> {
    const manager = await this.#activate();
    const old = this.#manager;
    this.#manager = manager;
    void old.release().catch(() => undefined);
    await ready(this, manager);
  }
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/** The service's process ended under a call. */
export const isGone = (error: unknown): boolean =>
  error instanceof DeliveryOptimizationError && error.code === 'service-gone';

/** As `isGone`, or the service does not start. */
const isAway = (error: unknown): boolean =>
  isGone(error) || (error instanceof DeliveryOptimizationError && error.code === 'service-unavailable');

/** Makes a pointer fit for calls to the service it came from; gives it back where that fails. */
export async function ready<I extends InterfaceDescription>(
  { service }: Connection,
  pointer: Caller<I>,
): Promise<Caller<I>> {
  try {
    if (service === 'delivery-optimization') letImpersonate(pointer);
    return pointer;
  } catch (error) {
    await pointer.release();
    throw error;
  }
}
