import type { Dispatcher } from 'undici';

/** Above this many bytes that nobody has taken yet, the connection is paused. */
const MAX_WAITING = 256 * 1024;

/** A rest that is longer than this is not worth reading only to keep a connection. */
const MAX_DISCARDED = 16 * 1024;

/**
 * The body of an answer, to be read once. Unlike a stream it hands over every byte that arrived before the connection
 * broke, and only then throws: those bytes need not be fetched again.
 */
export class ResponseBody implements AsyncIterable<Buffer> {
  readonly #controller: Dispatcher.DispatchController;
  #chunks: Buffer[] = [];
  #waiting = 0;
  #discarded: number | undefined;
  #end: { readonly error: Error | undefined } | undefined;
  #wake = () => {};

  constructor(controller: Dispatcher.DispatchController) {
    this.#controller = controller;
  }

  push(chunk: Buffer): void {
    if (this.#discarded !== undefined) return this.#drop(chunk.length);
    this.#chunks.push(chunk);
    this.#waiting += chunk.length;
    if (this.#waiting > MAX_WAITING) this.#controller.pause();
    this.#wake();
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

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void, undefined> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk !== undefined) {
        this.#waiting -= chunk.length;
        if (this.#waiting <= MAX_WAITING) this.#controller.resume();
        yield chunk;
      } else if (this.#end === undefined) {
        await new Promise<void>((wake) => (this.#wake = wake));
      } else {
        if (this.#end.error !== undefined) throw this.#end.error;
        return;
      }
    }
  }

  #drop(length: number): void {
    this.#discarded = (this.#discarded ?? 0) + length;
    if (this.#discarded > MAX_DISCARDED) this.#controller.abort(new Error('The rest of the answer is of no use.'));
  }
}
