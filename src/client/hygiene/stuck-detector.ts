import type { JobProgress, JobState } from '../../model/index.ts';
import { invalid } from '../invalid.ts';

/** @throws {DeliveryOptimizationError} `invalid-argument` */
export function checkStuckAfterSeconds(seconds: number): void {
  if (!(seconds > 0)) throw invalid(`A stuckAfterSeconds of ${seconds}`, 'give seconds above 0');
}

/** Finds out that a job which should move has not moved for a while. It speaks up once per standstill. */
export class StuckDetector {
  readonly #afterMs: number;
  #bytes = -1;
  #shouldMove = false;
  #movedAt = performance.now();
  #told = false;

  constructor(afterSeconds: number) {
    this.#afterMs = afterSeconds * 1_000;
  }

  /** Seconds for which nothing has moved, when that is news. */
  look(state: JobState, { bytesTransferred }: Pick<JobProgress, 'bytesTransferred'>): number | undefined {
    const now = performance.now();
    this.#shouldMove = SHOULD_MOVE.has(state);
    if (!this.#shouldMove || bytesTransferred !== this.#bytes) {
      this.#bytes = bytesTransferred;
      this.#movedAt = now;
      this.#told = false;
      return undefined;
    }
    if (this.#told || now - this.#movedAt < this.#afterMs) return undefined;
    this.#told = true;
    return (now - this.#movedAt) / 1_000;
  }

  /** The job waits for somebody, and may stand still. */
  rest(): void {
    this.#shouldMove = false;
  }

  /** Milliseconds until it may have to speak up. */
  get untilDue(): number {
    return this.#told || !this.#shouldMove ? Infinity : Math.max(1, this.#movedAt + this.#afterMs - performance.now());
  }
}

const SHOULD_MOVE: ReadonlySet<JobState> = new Set<JobState>([
  'queued',
  'connecting',
  'transferring',
  'transient-error',
]);
