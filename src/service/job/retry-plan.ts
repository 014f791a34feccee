import type { TransferFailure, TransferOptions } from '../transfer/index.ts';

/** What to do after a failure that may pass: wait, and then try again or give up. */
export interface NextTry {
  readonly waitMilliseconds: number;
  readonly then: 'retry' | 'give-up';
}

/** What a user has settled about trying again. */
export interface RetrySettings {
  /** How long there may be no new byte. */
  readonly noProgressTimeoutSeconds: number;
  /** The least wait before another try, in milliseconds. */
  readonly minimumRetryDelay: number;
}

/** The longest a timer can wait. */
const MAX_WAIT = 2 ** 31 - 1;

/** When a job or a download is tried again: ever later, up to a limit, and only as long as its no-progress time-out allows. */
export class RetryPlan {
  readonly #settings: RetrySettings;
  readonly #options: TransferOptions;
  readonly #now: () => number;
  readonly #random: () => number;
  #failures = 0;
  #lastProgress: number;

  constructor(settings: RetrySettings, options: TransferOptions, now = () => performance.now(), random = Math.random) {
    this.#settings = settings;
    this.#options = options;
    this.#now = now;
    this.#random = random;
    this.#lastProgress = now();
  }

  /** A new byte arrived: everything starts over. */
  progressed(): void {
    this.#failures = 0;
    this.#lastProgress = this.#now();
  }

  after(failure: TransferFailure): NextTry {
    const deadline = this.#lastProgress + this.#settings.noProgressTimeoutSeconds * 1_000;
    const left = Math.max(0, deadline - this.#now());
    const delay = Math.max(this.#delay(), failure.retryAfterMilliseconds ?? 0);
    return left <= delay && left <= MAX_WAIT
      ? { waitMilliseconds: left, then: 'give-up' }
      : { waitMilliseconds: Math.min(delay, MAX_WAIT), then: 'retry' };
  }

  /** Up to a quarter longer than planned, so that many jobs do not come back to a server all at once. */
  #delay(): number {
    const { firstRetryDelay, maxRetryDelay } = this.#options;
    const planned = Math.min(firstRetryDelay * 2 ** this.#failures++, maxRetryDelay);
    return Math.max(planned, this.#settings.minimumRetryDelay) * (1 + this.#random() / 4);
  }
}
