import type { OpenSink, Sink } from './sink.ts';
import { added, bytesOf, endOf, isPrefix } from './stretches.ts';
import type { Stretch, Stretches } from './stretches.ts';

/** Which bytes of the local file are on disk. */
export class LocalBytes {
  readonly #random: boolean;
  #done: Stretches;
  #count: number;
  #furthest: number;
  /** Whether the length of the file may tell more than `done`, which was written down before it grew. */
  #mayHaveGrown: boolean;

  constructor({ random }: Sink, known: Stretches) {
    this.#random = random;
    this.#mayHaveGrown = isPrefix(known);
    this.#done = known.filter(([from, to]) => from < to);
    this.#count = bytesOf(this.#done);
    this.#furthest = this.#count;
  }

  get done(): Stretches {
    return this.#done;
  }

  get count(): number {
    return this.#count;
  }

  /**
   * Keeps what can be relied on of what is there, and makes the file exactly that long.
   * @param provable whether it can be found out that the bytes still are those of the remote file
   * @param size of the remote file
   * @returns whether anything was given up
   */
  async adopt(sink: OpenSink, provable: boolean, size: number | undefined): Promise<boolean> {
    const { length } = sink;
    const grown = !this.#random || (this.#mayHaveGrown && isPrefix(this.#done) && length >= this.#count);
    if (grown) this.#set(length === 0 ? [] : [[0, length]]);
    this.#mayHaveGrown = false;
    if (!this.#random) return false;
    const lost = !provable || length < endOf(this.#done) || endOf(this.#done) > (size ?? Infinity);
    if (lost) this.#set([]);
    if (length !== endOf(this.#done)) await sink.truncate(endOf(this.#done));
    return lost;
  }

  /** Starts over. */
  async clear(sink: OpenSink): Promise<void> {
    this.#set([]);
    if (sink.length > 0) await sink.truncate(0);
  }

  /** @returns whether there are more bytes now than ever before */
  add(stretch: Stretch): boolean {
    this.#set(added(this.#done, stretch));
    const isNew = this.#count > this.#furthest;
    this.#furthest = Math.max(this.#furthest, this.#count);
    return isNew;
  }

  #set(done: Stretches): void {
    this.#done = done;
    this.#count = bytesOf(done);
  }
}
