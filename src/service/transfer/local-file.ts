import { close, closeSync, fdatasync, fstatSync, ftruncate, writev, writevSync } from 'node:fs';
import { promisify } from 'node:util';
import type { DiskFile } from './disk.ts';
import { bytesIn, without } from './pieces.ts';

/** Up to so many bytes a write into the page cache is over sooner than a thread could begin with it. */
const MAX_WRITTEN_AT_ONCE = 64 * 1024;

/** A file of this machine, by its descriptor. */
export class LocalFile implements DiskFile {
  readonly #fd: number;
  #isNew: boolean;
  /** Whether so little was written that closing the file cannot take long. */
  #isSmall = true;

  /** @param isNew nothing has been written to it yet */
  constructor(fd: number, isNew: boolean) {
    this.#fd = fd;
    this.#isNew = isNew;
  }

  get length(): number {
    return this.#isNew ? 0 : fstatSync(this.#fd).size;
  }

  async write(pieces: readonly Uint8Array[], position: number): Promise<void> {
    const length = bytesIn(pieces);
    const atOnce = this.#isSmall && position + length <= MAX_WRITTEN_AT_ONCE;
    this.#isNew = false;
    this.#isSmall = atOnce;
    for (let done = 0; done < length;) {
      const rest = done === 0 ? pieces : without(pieces, done);
      done += atOnce ? writevSync(this.#fd, rest, position + done) : await write(this.#fd, rest, position + done);
    }
  }

  truncate(length: number): Promise<void> {
    return truncateTo(this.#fd, length);
  }

  sync(): Promise<void> {
    return syncData(this.#fd);
  }

  async close(): Promise<void> {
    if (this.#isSmall) closeSync(this.#fd);
    else await closeFile(this.#fd);
  }
}

const truncateTo = promisify(ftruncate);
const syncData = promisify(fdatasync);
const closeFile = promisify(close);

const write = (fd: number, pieces: readonly Uint8Array[], position: number): Promise<number> =>
  new Promise((done, failed) =>
    writev(fd, pieces, position, (cause, written) => (cause === null ? done(written) : failed(cause))),
  );
