import { allocateBlock, freeBlock, type Block } from './memory.ts';

/** What lives exactly as long as one call: the native memory its arguments point to. */
export class Scratch {
  readonly #cleanups: (() => void)[] = [];

  allocate(size: number): Block {
    const block = allocateBlock(size);
    this.defer(() => freeBlock(block));
    return block;
  }

  /** Runs `cleanup` when the call has ended. */
  defer(cleanup: () => void): void {
    this.#cleanups.push(cleanup);
  }

  free(): void {
    for (const cleanup of this.#cleanups) cleanup();
    this.#cleanups.length = 0;
  }
}
