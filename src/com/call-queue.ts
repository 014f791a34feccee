import type { NativeFunction } from './native/index.ts';
import { isWine } from './wine.ts';

interface Waiting {
  readonly fn: NativeFunction;
  readonly args: readonly unknown[];
  readonly resolve: (result: number) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Calls that may leave the process run on Node's thread pool, never on the JavaScript thread: a service may call us back
 * before it answers, and that call needs this thread. The pool has four threads which file system and DNS use too, and
 * koffi refuses work beyond its limit, so calls wait here, first come first served, and a few are in flight.
 */
class CallQueue {
  #limit: number | undefined;
  #inFlight = 0;
  #waiting: Waiting[] = [];
  #next = 0;

  /** Calls in flight or waiting. */
  get pending(): number {
    return this.#inFlight + this.#waiting.length - this.#next;
  }

  set limit(calls: number) {
    if (!Number.isInteger(calls) || calls < 1) {
      throw new RangeError(`${calls} calls in flight are not possible: give a whole number from 1 on.`);
    }
    this.#limit = calls;
    this.#start();
  }

  get limit(): number {
    return (this.#limit ??= isWine() ? 1 : DEFAULT_LIMIT);
  }

  run(fn: NativeFunction, args: readonly unknown[]): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ fn, args, resolve, reject });
      this.#start();
    });
  }

  #start(): void {
    while (this.#inFlight < this.limit && this.#next < this.#waiting.length) {
      const { fn, args, resolve, reject } = this.#take();
      this.#inFlight += 1;
      const end = (error: Error | null, result: number) => {
        this.#inFlight -= 1;
        if (error) reject(error);
        else resolve(result);
        this.#start();
      };
      try {
        fn.async(...args, end);
      } catch (error) {
        // The program's own calls have filled koffi's pool, or an argument is none that koffi can pass.
        end(error as Error, 0);
      }
    }
  }

  #take(): Waiting {
    const first = this.#waiting[this.#next] as Waiting;
    this.#next += 1;
    if (this.#next === this.#waiting.length || this.#next > COMPACT_AFTER) {
      this.#waiting = this.#waiting.slice(this.#next);
      this.#next = 0;
    }
    return first;
  }
}

/** One of the pool's four threads stays free for Node's own work. */
const DEFAULT_LIMIT = 3;
const COMPACT_AFTER = 1024;

export const callQueue = new CallQueue();
