import type { Dispatcher } from 'undici';

/** So many bytes are worth a write of their own; a write that is larger hardly costs less for each byte. */
const GATHERED = 1024 * 1024;

/** Above this many bytes that nobody has taken yet, the connection is paused: one write under way, one to come. */
const MAX_WAITING = 2 * GATHERED;

/** A rest that is longer than this is not worth reading only to keep a connection. */
const MAX_DISCARDED = 16 * 1024;

/**
 * The body of an answer, to be read once. Unlike a stream it hands over every byte that arrived before the connection
 * broke, and only then throws: those bytes need not be fetched again.
 */
export class ResponseBody {
  readonly #controller: Dispatcher.DispatchController;
  #chunks: Buffer[] = [];
  #waiting = 0;
  #discarded: number | undefined;
  #end: { readonly error: Error | undefined } | undefined;
  #reader: (() => void) | undefined;
  #enough = GATHERED;
  #watching = false;

  constructor(controller: Dispatcher.DispatchController) {
    this.#controller = controller;
  }

  push(chunk: Buffer): void {
    if (this.#discarded !== undefined) return this.#drop(chunk.length);
    this.#chunks.push(chunk);
    this.#waiting += chunk.length;
    if (this.#waiting > MAX_WAITING) this.#controller.pause();
    if (this.#reader !== undefined) this.#watch();
  }

  /** No more bytes will come: all have arrived, or, with an `error`, the rest never will. */
  end(error?: Error): void {
    this.#end ??= { error };
    this.#wake();
  }

  /** Reads a short rest, so that the connection can serve the next request, and drops the connection over a long one. */
  discard(): void {
    if (this.#discarded !== undefined || this.#end !== undefined) return;
    this.#discarded = 0;
    this.#chunks = [];
    this.#drop(this.#waiting);
    this.#controller.resume();
  }

  /**
   * What has arrived, up to `most` bytes: at once where that is much or the end, otherwise as soon as nothing more
   * follows close behind.
   * @returns `undefined` after the last byte, when the connection is free for another request
   */
  async take(most = GATHERED): Promise<readonly Buffer[] | undefined> {
    this.#enough = Math.min(most, GATHERED);
    if (this.#waiting < this.#enough && this.#end === undefined) await this.#gathered();
    if (this.#chunks.length > 0) return this.#takeUpTo(most);
    if (this.#end?.error !== undefined) throw this.#end.error;
    await nextTurn();
    return undefined;
  }

  #gathered(): Promise<void> {
    return new Promise((enough) => {
      this.#reader = enough;
      if (this.#waiting > 0) this.#watch();
    });
  }

  /** Wakes the reader once there is enough, or once a whole turn of the event loop has brought nothing more. */
  #watch(): void {
    if (this.#waiting >= this.#enough) return this.#wake();
    if (this.#watching) return;
    this.#watching = true;
    const before = this.#waiting;
    setImmediate(() => {
      this.#watching = false;
      if (this.#reader === undefined) return;
      if (this.#waiting === before) this.#wake();
      else this.#watch();
    });
  }

  #wake(): void {
    const reader = this.#reader;
    this.#reader = undefined;
    reader?.();
  }

  #takeUpTo(most: number): readonly Buffer[] {
    const taken: Buffer[] = [];
    let left = most;
    while (left > 0) {
      const chunk = this.#chunks.shift();
      if (chunk === undefined) break;
      if (chunk.length > left) this.#chunks.unshift(chunk.subarray(left));
      taken.push(chunk.length > left ? chunk.subarray(0, left) : chunk);
      left -= Math.min(chunk.length, left);
    }
    this.#waiting -= most - left;
    if (this.#waiting <= GATHERED) this.#controller.resume();
    return taken;
  }

  #drop(length: number): void {
    this.#discarded = (this.#discarded ?? 0) + length;
    if (this.#discarded > MAX_DISCARDED) this.#controller.abort(new Error('The rest of the answer is of no use.'));
  }
}

/** A request that is made in the same turn of the event loop as an answer ended gets a connection of its own. */
const nextTurn = (): Promise<void> => new Promise((turned) => setImmediate(turned));
