import type { Attempt, Turn } from './attempt.ts';

/** For so many milliseconds it is measured what the connections bring, before there is another one. */
const MEASURED = 250;

/** In bytes per millisecond, about what a line of 1 Gbit/s brings: beyond it the processor is the limit. */
const ENOUGH = 100_000;

/** An attempt with a `more` that opens further connections one by one, as `FurtherConnections` says. */
export function openingOneByOne(attempt: Attempt & { readonly more: () => Turn | undefined }): Attempt {
  const further = new FurtherConnections(attempt.more);
  return {
    ...attempt,
    onBytes: (count, isNew) => {
      further.received(count);
      attempt.onBytes(count, isNew);
    },
    more: () => further.next(),
  };
}

/**
 * The further connections of a large file, opened one by one: another only while all bring less than is enough, and when
 * the last has brought at least half as much as each of those before it. More of them would cost much and bring nothing.
 */
export class FurtherConnections {
  readonly #spare: () => Turn | undefined;
  readonly #now: () => number;
  #connections = 1;
  /** In bytes per millisecond, of all connections together. */
  #rateNeeded = 0;
  #since: number | undefined;
  #bytes = 0;

  /** @param spare one more connection, if one is free right now */
  constructor(spare: () => Turn | undefined, now = () => performance.now()) {
    this.#spare = spare;
    this.#now = now;
  }

  /** Hears of every piece on disk. */
  received(bytes: number): void {
    if (this.#since === undefined) this.#measureAnew();
    else this.#bytes += bytes;
  }

  /** One more, if one is free and has a prospect of bringing something. */
  next(): Turn | undefined {
    const passed = this.#now() - (this.#since ?? Infinity);
    if (passed < MEASURED) return undefined;
    const rate = this.#bytes / passed;
    this.#measureAnew();
    const turn = rate >= this.#rateNeeded && rate < ENOUGH ? this.#spare() : undefined;
    if (turn === undefined) return undefined;
    this.#rateNeeded = rate + rate / this.#connections / 2;
    this.#connections += 1;
    return { stop: turn.stop, release: () => this.#release(turn) };
  }

  /** With one less, it is open again whether one more brings something. */
  #release(turn: Turn): void {
    this.#connections -= 1;
    this.#rateNeeded = 0;
    turn.release();
  }

  #measureAnew(): void {
    this.#since = this.#now();
    this.#bytes = 0;
  }
}
