import type { DownloadStatus } from './download-status.ts';

/** How often a client wants to be told that bytes arrived: `percent` 0 leaves it to the seconds. */
export interface StatusPace {
  readonly seconds: number;
  readonly percent: number;
}

/**
 * What a client has yet to be told about a download: each state once, as it was last, and how far it is when that is due.
 */
export class OwedStatuses {
  readonly #now: () => number;
  #owed: DownloadStatus[] = [];
  #progress: DownloadStatus | undefined;
  #told: { readonly at: number; readonly percent: number };

  /** @param now a clock in milliseconds that never goes back */
  constructor(status: DownloadStatus, now: () => number = () => performance.now()) {
    this.#now = now;
    this.#told = { at: now(), percent: percentOf(status) };
  }

  changed(status: DownloadStatus): void {
    this.#owed = [...this.#owed.filter(({ state }) => state !== status.state), status];
    this.#progress = undefined;
  }

  advanced(status: DownloadStatus): void {
    this.#progress = status;
  }

  /** Takes the next status off the list. */
  take(pace: StatusPace): DownloadStatus | undefined {
    const status = this.#owed.shift() ?? this.#dueProgress(pace);
    if (status !== undefined) this.#told = { at: this.#now(), percent: percentOf(status) };
    return status;
  }

  /** How many milliseconds until there is something to tell; `undefined`: there is not. */
  wait({ seconds }: StatusPace): number | undefined {
    if (this.#progress === undefined) return undefined;
    return Math.max(0, this.#told.at + seconds * 1_000 - this.#now());
  }

  /** Puts back what could not be told, unless there is something newer. */
  putBack(status: DownloadStatus): void {
    if (!this.#owed.some(({ state }) => state === status.state)) this.#owed.unshift(status);
  }

  #dueProgress(pace: StatusPace): DownloadStatus | undefined {
    const status = this.#progress;
    if (status === undefined || !(this.#isStep(status, pace.percent) || this.wait(pace) === 0)) return undefined;
    this.#progress = undefined;
    return status;
  }

  #isStep(status: DownloadStatus, step: number): boolean {
    return step > 0 && Math.floor(percentOf(status) / step) > Math.floor(this.#told.percent / step);
  }
}

const percentOf = ({ bytesTotal, bytesTransferred }: DownloadStatus): number =>
  bytesTotal === undefined || bytesTotal === 0 ? 0 : (bytesTransferred / bytesTotal) * 100;
