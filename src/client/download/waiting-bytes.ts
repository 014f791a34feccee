import { ByteLengthQueuingStrategy, ReadableStream, type ReadableStreamDefaultController } from 'node:stream/web';
import type { Taker } from './written-stream.ts';

/** Who wants to know what becomes of the bytes. */
export interface Reader {
  /** As many wait as may. */
  onFull(): void;
  /** Some were read. */
  onRead(): void;
  /** Nobody will read any more. */
  onCancel(): Promise<void>;
}

/** Bytes that wait to be read: all that come are taken, and how many more should come is told. */
export class WaitingBytes implements Taker {
  readonly readable: ReadableStream<Uint8Array>;
  readonly #highWaterMark: number;
  readonly #onFull: () => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #over = false;

  constructor(highWaterMark: number, { onFull, onRead, onCancel }: Reader) {
    this.#highWaterMark = highWaterMark;
    this.#onFull = onFull;
    this.readable = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: onRead,
        cancel: () => {
          this.#over = true;
          return onCancel();
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark }),
    );
  }

  get isFull(): boolean {
    return this.#room <= 0;
  }

  /** Whether it is worth while to ask for more. */
  get hasRoom(): boolean {
    return this.#room >= this.#highWaterMark / 2;
  }

  take(bytes: Uint8Array): boolean {
    if (this.#over) return false;
    if (bytes.length > 0) this.#controller?.enqueue(bytes);
    if (this.isFull) this.#onFull();
    return true;
  }

  /** No more will come; what waits can still be read. */
  close(): void {
    if (!this.#over) this.#controller?.close();
    this.#over = true;
  }

  /** Nothing more can be read. */
  fail(error: unknown): void {
    this.#over = true;
    this.#controller?.error(error);
  }

  get #room(): number {
    return this.#controller?.desiredSize ?? 0;
  }
}
