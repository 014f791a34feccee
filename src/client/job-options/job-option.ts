import type { IBackgroundCopyJob } from '../../bindings/index.ts';
import type { Caller, InterfaceDescription } from '../../com/index.ts';
import { ready, type Connection } from '../connection.ts';

/** A job whose options are read and set, and the way to its other interfaces. */
export class OptionTarget {
  readonly job: Caller<typeof IBackgroundCopyJob>;
  readonly #connection: Connection;

  constructor(connection: Connection, job: Caller<typeof IBackgroundCopyJob>) {
    this.#connection = connection;
    this.job = job;
  }

  /** Uses another interface of the job. @throws {ComError} `E_NOINTERFACE` where it has none. */
  async as<I extends InterfaceDescription, R>(description: I, use: (pointer: Caller<I>) => Promise<R>): Promise<R> {
    using pointer = await ready(this.#connection, await this.job.query(description));
    return await use(pointer);
  }
}

/** One option: how its value is checked, read and set. */
export interface JobOption<V> {
  /** Refuses what no service takes. @throws {DeliveryOptimizationError} `invalid-argument` */
  readonly check: (value: V) => void;
  readonly read: (target: OptionTarget) => Promise<V>;
  readonly write: (target: OptionTarget, value: V) => Promise<void>;
  /** Who has it, where not every service does. */
  readonly remedy?: string;
}

export const ONLY_BITS = "Delivery Optimization does not have it; BITS does: connect({ service: 'bits' })";
