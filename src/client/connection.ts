import { setTimeout as sleep } from 'node:timers/promises';
import { IBackgroundCopyManager, IDOManager } from '../bindings/index.ts';
import { letImpersonate, ReleasedError, type Caller, type InterfaceDescription } from '../com/index.ts';
import { publish } from './diagnostics.ts';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';

/** Which service: Windows' Delivery Optimization, Windows' BITS, or the embedded one of this package. */
export type ServiceName = 'delivery-optimization' | 'bits' | 'embedded';

export type ManagerPointer = Caller<typeof IBackgroundCopyManager>;
export type DownloadManagerPointer = Caller<typeof IDOManager>;

/**
 * How a service is reached, now and after it was gone.
 * - `jobs`: creates its manager of jobs
 * - `downloads`: finds its manager of downloads, given the one of jobs
 */
export interface Ways {
  jobs(): Promise<ManagerPointer>;
  downloads(jobs: ManagerPointer): Promise<DownloadManagerPointer>;
}

/**
 * The way to one service. Delivery Optimization touches the caller's files by impersonating it, so every proxy of it
 * gets a blanket that allows that; none inherits it from another.
 */
export class Connection {
  readonly service: ServiceName;
  /** The services that were asked for first and are not there. */
  readonly insteadOf: readonly ServiceName[];
  readonly #ways: Ways;
  readonly #reconnectSeconds: number;
  #manager: ManagerPointer;
  #renewing: Promise<void> | undefined;
  #closed = false;

  private constructor(
    service: ServiceName,
    manager: ManagerPointer,
    ways: Ways,
    reconnectSeconds: number,
    insteadOf: readonly ServiceName[],
  ) {
    this.service = service;
    this.insteadOf = insteadOf;
    this.#manager = manager;
    this.#ways = ways;
    this.#reconnectSeconds = reconnectSeconds;
  }

  static async open(
    service: ServiceName,
    ways: Ways,
    reconnectSeconds: number,
    insteadOf: readonly ServiceName[],
  ): Promise<Connection> {
    const connection = new Connection(service, await ways.jobs(), ways, reconnectSeconds, insteadOf);
    await ready(connection, connection.manager);
    return connection;
  }

  get manager(): ManagerPointer {
    return this.#manager;
  }

  /**
   * The service's manager of downloads, which is the caller's to release.
   * @throws {DeliveryOptimizationError} `not-supported`: BITS
   */
  async downloadManager(): Promise<DownloadManagerPointer> {
    if (this.service === 'bits') throw new DeliveryOptimizationError('not-supported', ONLY_JOBS);
    return ready(this, await this.#ways.downloads(this.#manager));
  }

  /**
   * Does something with a service that was gone, once it is back: it is tried again until it succeeds, with a new manager
   * where the old one does not answer. All who ask at the same time share that one.
   * @param gone why the service is taken to be gone, thrown when it does not come back in time
   */
  async whenBack<R>(gone: unknown, action: () => Promise<R>, signal: AbortSignal): Promise<R> {
    const end = performance.now() + this.#reconnectSeconds * 1_000;
    let attempt = 0;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const left = end - performance.now();
      if (left <= 0) throw gone;
      await sleep(Math.min(pause, left), undefined, { signal }).catch(() => signal.throwIfAborted());
      attempt += 1;
      publish('retry', () => ({ service: this.service, attempt, cause: gone }));
      try {
        await (this.#renewing ??= this.#renew().finally(() => (this.#renewing = undefined)));
        return await action();
      } catch (error) {
        signal.throwIfAborted();
        if (!isAway(error)) throw error;
      }
    }
  }

  /** Lets go of the service, for good. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#manager.release();
  }

  async #renew(): Promise<void> {
    const manager = await ready(this, await this.#ways.jobs());
    if (this.#closed) {
      await manager.release();
      throw new ReleasedError('A service');
    }
    const old = this.#manager;
    this.#manager = manager;
    void old.release().catch(() => undefined);
  }
}

const ONLY_JOBS =
  "BITS has jobs only, and nothing that fills a stream: connect({ service: 'delivery-optimization' }) or 'embedded' for downloads.";

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
