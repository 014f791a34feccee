import { close, constants, fdatasync, fstatSync, ftruncate, openSync, write } from 'node:fs';
import { promisify } from 'node:util';
import { diskFailure, errnoOf } from './disk-failure.ts';

/** The file on disk that receives the bytes, open for one transfer. Every method throws `TransferFailure`. */
export class TemporaryFile {
  readonly #fd: number;
  readonly #path: string;

  /**
   * Opens the file, or makes it where there is none. Synchronous on purpose: a file that appears later, from a thread,
   * could appear after the job has been cancelled, and nobody would remove it.
   */
  constructor(path: string) {
    this.#path = path;
    try {
      this.#fd = openOrCreate(path);
    } catch (cause) {
      throw diskFailure(cause, path);
    }
  }

  get length(): number {
    return fstatSync(this.#fd).size;
  }

  /** Writes all of `bytes` at `position`. */
  async write(pieces: readonly Uint8Array[], position: number): Promise<void> {
    const bytes = pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
    await this.#guarded(async () => {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await writeSome(this.#fd, bytes, done, bytes.length - done, position + done);
        done += bytesWritten;
      }
    });
  }

  async truncate(length: number): Promise<void> {
    await this.#guarded(() => truncateTo(this.#fd, length));
  }

  /** Waits until the bytes have reached the disk. */
  async sync(): Promise<void> {
    await this.#guarded(() => syncData(this.#fd));
  }

  async close(): Promise<void> {
    await this.#guarded(() => closeFile(this.#fd));
  }

  async #guarded(operation: () => Promise<void>): Promise<void> {
    try {
      await operation();
    } catch (cause) {
      throw diskFailure(cause, this.#path);
    }
  }
}

const writeSome = promisify(write);
const truncateTo = promisify(ftruncate);
const syncData = promisify(fdatasync);
const closeFile = promisify(close);

/** Never follows a symbolic link that somebody has put in the place of the file. */
function openOrCreate(path: string): number {
  const { O_RDWR, O_CREAT, O_EXCL } = constants;
  try {
    return openSync(path, O_RDWR | (constants.O_NOFOLLOW ?? 0));
  } catch (cause) {
    if (errnoOf(cause) !== 'ENOENT') throw cause;
    return openSync(path, O_RDWR | O_CREAT | O_EXCL, 0o666);
  }
}
