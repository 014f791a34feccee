import { isDeepStrictEqual } from 'node:util';
import type { JobProgress } from '../model/index.ts';

const INTERVAL_MS = 100;

/** When progress is told: not oftener than people can read, never the same twice, and the last word always. */
export class ProgressPace {
  #told: JobProgress | undefined;
  #quietUntil = 0;
  #heldBack = false;

  /** Whether it may be told now; if not, it is to be looked at again after `untilDue`. */
  isDue(isLast: boolean): boolean {
    this.#heldBack = !isLast && performance.now() < this.#quietUntil;
    return !this.#heldBack;
  }

  /** Whether this has not been told yet; from now on it has. */
  isNews(progress: JobProgress): boolean {
    if (isDeepStrictEqual(progress, this.#told)) return false;
    this.#told = progress;
    this.#quietUntil = performance.now() + INTERVAL_MS;
    return true;
  }

  /** There is no progress to tell while the job stands still. */
  holdBackNothing(): void {
    this.#heldBack = false;
  }

  /** Milliseconds until what was held back may be told. */
  get untilDue(): number {
    return this.#heldBack ? Math.max(1, this.#quietUntil - performance.now()) : Infinity;
  }
}
