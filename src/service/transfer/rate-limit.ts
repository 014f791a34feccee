import type { Stop } from './stop.ts';

/** Time as the limit sees it, in milliseconds; a test moves it by hand. */
export interface RateClock {
  now(): number;
  /** Fulfilled after so long, or when `stop` comes first. */
  wait(milliseconds: number, stop: Stop): Promise<void>;
}

/** So often a second the bytes of a limited job come, in pieces of equal size, unless that made them tiny or huge. */
const PIECES_PER_SECOND = 8;
const MIN_PIECE = 1024;
const MAX_PIECE = 1024 * 1024;

/** So many bytes a second and no more, for all who share the limit. */
export class RateLimit {
  /** The most bytes to take in at once. */
  readonly piece: number;
  readonly #bytesPerSecond: number;
  readonly #clock: RateClock;
  /** Bytes that may still come; below 0, how many came too early. */
  #free: number;
  #refilled: number;

  constructor(bytesPerSecond: number, clock: RateClock = CLOCK) {
    this.#bytesPerSecond = bytesPerSecond;
    this.#clock = clock;
    this.piece = Math.min(Math.max(Math.floor(bytesPerSecond / PIECES_PER_SECOND), MIN_PIECE), MAX_PIECE);
    this.#free = this.piece;
    this.#refilled = clock.now();
  }

  /** Says that `bytes` have come, and waits until the next may. */
  async spend(bytes: number, stop: Stop): Promise<void> {
    this.#refill();
    this.#free -= bytes;
    if (this.#free < 0) await this.#clock.wait((-this.#free / this.#bytesPerSecond) * 1_000, stop);
  }

  #refill(): void {
    const now = this.#clock.now();
    const earned = ((now - this.#refilled) / 1_000) * this.#bytesPerSecond;
    this.#free = Math.min(this.#free + earned, this.piece);
    this.#refilled = now;
  }
}

/** The limit of one job, where its options set one. */
export const rateLimitFor = ({
  maxBytesPerSecond,
}: {
  maxBytesPerSecond: number | undefined;
}): RateLimit | undefined => (maxBytesPerSecond === undefined ? undefined : new RateLimit(maxBytesPerSecond));

/** The longest a timer can wait. */
const MAX_WAIT = 2 ** 31 - 1;

const CLOCK: RateClock = {
  now: () => performance.now(),
  wait: (milliseconds, stop) =>
    new Promise((over) => {
      const end = () => {
        clearTimeout(timer);
        stop.off(end);
        over();
      };
      const timer = setTimeout(end, Math.min(milliseconds, MAX_WAIT));
      stop.on(end);
    }),
};
