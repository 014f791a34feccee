import type { IBackgroundCopyJob, IBackgroundCopyManager } from '../../../src/bindings/index.ts';
import type { Caller } from '../../../src/com/index.ts';
import type { Dialect } from './dialect.ts';

/**
 * Whose promise a rule is: documented for Delivery Optimization, documented for BITS, or our own choice for the embedded
 * service where the documents of Delivery Optimization are silent.
 */
export type Bond = 'delivery-optimization' | 'bits' | 'embedded';

/** A service that must keep the rules. A test is never told which one it has. */
export interface ServiceUnderTest {
  readonly name: string;
  /** Rules that bind any of these bind this service. */
  readonly bonds: readonly Bond[];
  readonly dialect: Dialect;
  /** How calls to it, and its calls to us, travel: `direct` within this process, `queued` between processes. */
  readonly calling: 'direct' | 'queued';
  /** Milliseconds in which everything has happened that is going to happen. */
  readonly patience: number;
  readonly expectedFailures: readonly ExpectedFailure[];
  connect(): Promise<Connection>;
  /** Lets a job that has files set off at once and try again soon, where the service would otherwise take its time. */
  hurry?(job: Caller<typeof IBackgroundCopyJob>): Promise<void>;
  /** Makes the service ready, before the first test. */
  begin?(): Promise<void>;
  /** Ends what `begin` has started. */
  end?(): Promise<void>;
}

export interface Connection {
  readonly manager: Caller<typeof IBackgroundCopyManager>;
  close(): Promise<void>;
}

/** Rules that a service is known to break, by their titles, and why. A rule it keeps after all fails its test. */
export interface ExpectedFailure {
  readonly reason: string;
  readonly titles: readonly (string | RegExp)[];
}
