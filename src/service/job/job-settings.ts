import type { JobPriority } from '../../model/index.ts';
import { JobFault } from './job-fault.ts';

/** How eagerly a job works, and how long it tries. */
export class JobSettings {
  readonly #firstRetryDelaySeconds: number;
  #noProgressTimeoutSeconds: number | undefined;
  #minimumRetryDelaySeconds: number | undefined;
  priority: JobPriority = 'normal';

  /** @param firstRetryDelay in milliseconds */
  constructor(firstRetryDelay: number) {
    this.#firstRetryDelaySeconds = Math.ceil(firstRetryDelay / 1_000);
  }

  /**
   * How long a job may fail over and over without a new byte; 0: it is never tried again. Unless set it goes by the
   * priority: 3,600 for `foreground`, 86,400 for the others.
   * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-setnoprogresstimeout
   */
  get noProgressTimeoutSeconds(): number {
    return this.#noProgressTimeoutSeconds ?? (this.priority === 'foreground' ? 3_600 : 86_400);
  }

  set noProgressTimeoutSeconds(seconds: number) {
    this.#noProgressTimeoutSeconds = checkedSeconds('noProgressTimeoutSeconds', seconds);
  }

  /**
   * The least wait before a failed job is tried again. Values below 5 count as 5.
   * @see https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setminimumretrydelay
   */
  get minimumRetryDelaySeconds(): number {
    return this.#minimumRetryDelaySeconds ?? this.#firstRetryDelaySeconds;
  }

  set minimumRetryDelaySeconds(seconds: number) {
    this.#minimumRetryDelaySeconds = Math.max(5, checkedSeconds('minimumRetryDelaySeconds', seconds));
  }

  /** The same in milliseconds, where somebody has set it. */
  get minimumRetryDelay(): number {
    return (this.#minimumRetryDelaySeconds ?? 0) * 1_000;
  }
}

function checkedSeconds(property: string, seconds: number): number {
  if (Number.isFinite(seconds) && seconds >= 0) return seconds;
  throw new JobFault('invalid-argument', `${property} must be a number of seconds from 0 on, not ${seconds}.`);
}
