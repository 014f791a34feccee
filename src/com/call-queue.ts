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
 *
 * A call that takes longer than a second waits for somebody, a client that is slow to return from a callback, say. It
 * keeps its thread but does not count among the calls in flight any more, so that it holds up nobody else as long as the
 * pool has a thread: UV_THREADPOOL_SIZE, in the environment before Node starts, says how many it has.
 */
class CallQueue {
  #limit: number | undefined;
  readonly #inFlight = new Set<InFlight>();
  #lookAgain: NodeJS.Timeout | undefined;
  #waiting: Waiting[] = [];
  #next = 0;

  /** Calls in flight or waiting. */
  get pending(): number {
    return this.#inFlight.size + this.#waiting.length - this.#next;
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
    while (this.#next < this.#waiting.length && this.#hasRoom()) {
      const { fn, args, resolve, reject } = this.#take();
      const call: InFlight = { since: performance.now() };
      this.#inFlight.add(call);
      const end = (error: Error | null, result: number) => {
        this.#inFlight.delete(call);
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

  #hasRoom(): boolean {
    if (this.#inFlight.size < this.limit) return true;
    if (this.#inFlight.size >= THREADS) return false;
    const slowSince = performance.now() - SLOW_MS;
    const quick = [...this.#inFlight].filter(({ since }) => since > slowSince).length;
    if (quick < this.limit) return true;
    this.#lookAgain ??= setTimeout(() => {
      this.#lookAgain = undefined;
      this.#start();
    }, SLOW_MS).unref();
    return false;
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

interface InFlight {
  readonly since: number;
}

const DEFAULT_LIMIT = 3;
const SLOW_MS = 1_000;

/** One of the pool's threads, four unless the environment says otherwise, stays free for Node's own work. */
const THREADS = (Number.parseInt(process.env['UV_THREADPOOL_SIZE'] ?? '', 10) || 4) - 1;
const COMPACT_AFTER = 1024;

export const callQueue = new CallQueue();
