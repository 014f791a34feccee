import { DeliveryOptimizationError } from '../client/index.ts';
import { checkCount, invalid } from './invalid.ts';

/** How often a fault strikes. */
export interface FaultLimit {
  /** From 1 on; left out, every time until it is cleared. */
  readonly times?: number;
}

/** A fault that was set. It ends when its times are used up, by `clear()`, or with the `using` block it stands in. */
export interface Fault extends Disposable {
  /** How often it has struck so far. */
  readonly strikes: number;
  /** Whether it can still strike. */
  readonly active: boolean;
  /**
   * Waits until it has struck `times` times in all: the event to wait for in a test, instead of a time.
   * @param times default 1
   * @throws {DeliveryOptimizationError} `invalid-state` when it was cleared before
   */
  untilStruck(times?: number): Promise<void>;
  /** Ends it. What it has done stays done. */
  clear(): void;
}

interface Waiter {
  readonly times: number;
  resolve(): void;
  reject(error: Error): void;
}

/** Counts the strikes of one fault; who carries the fault out asks `strike()` before. */
export class PlannedFault implements Fault {
  readonly #name: string;
  readonly #times: number;
  #strikes = 0;
  readonly #cleared = new AbortController();
  #waiters: readonly Waiter[] = [];

  /** @param name as its user calls it: `stall of "a.bin"` */
  constructor(name: string, { times }: FaultLimit) {
    checkCount(`times of the ${name}`, times, 1);
    this.#name = name;
    this.#times = times ?? Infinity;
  }

  get strikes(): number {
    return this.#strikes;
  }

  get active(): boolean {
    return !this.cleared.aborted && this.#strikes < this.#times;
  }

  /** Aborted when it is cleared. */
  get cleared(): AbortSignal {
    return this.#cleared.signal;
  }

  /** Takes one of its times. @returns whether there was one left */
  strike(): boolean {
    if (!this.active) return false;
    this.#strikes += 1;
    const reached = this.#waiters.filter(({ times }) => times <= this.#strikes);
    this.#waiters = this.#waiters.filter((waiter) => !reached.includes(waiter));
    for (const { resolve } of reached) resolve();
    return true;
  }

  async untilStruck(times = 1): Promise<void> {
    checkCount(`The number of strikes to wait for`, times, 1);
    if (this.#strikes >= times) return;
    if (times > this.#times) throw invalid(`${times} strikes of the ${this.#name}`, `wait for at most ${this.#times}`);
    if (this.cleared.aborted) throw this.#clearedBefore(times);
    await new Promise<void>((resolve, reject) => {
      this.#waiters = [...this.#waiters, { times, resolve, reject }];
    });
  }

  clear(): void {
    this.#cleared.abort();
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const { times, reject } of waiters) reject(this.#clearedBefore(times));
  }

  [Symbol.dispose](): void {
    this.clear();
  }

  #clearedBefore(times: number): DeliveryOptimizationError {
    const message = `The ${this.#name} was cleared after ${this.#strikes} of ${times} strikes: wait for them before you clear it.`;
    return new DeliveryOptimizationError('invalid-state', message);
  }
}
