import { renameSync, rmSync } from 'node:fs';
import type { ByteRange, FileProgress } from '../../model/index.ts';
import { FileTransfer, fileSink, localDisk } from '../transfer/index.ts';
import { checkedPath } from './checked-path.ts';
import { checkedRanges } from './checked-ranges.ts';
import { checkedUrl } from './checked-url.ts';
import { diskFault } from './disk-fault.ts';
import { JobFault } from './job-fault.ts';
import { temporaryPathFor } from './temporary-path.ts';

/**
 * A file to be fetched.
 * - `path`: absolute, in a folder that exists; a file that stands there is replaced when the job is completed.
 * - `ranges`: the parts to fetch, written one after the other without holes; none: the whole file.
 * - `size`: length of the remote file in bytes, where it is known beforehand; another length is then an error.
 * - `id`: the caller's own name for the file.
 */
export interface NewFile {
  readonly url: string;
  readonly path: string;
  readonly ranges?: readonly ByteRange[] | undefined;
  readonly size?: number | undefined;
  readonly id?: string | undefined;
}

/** One file of a job. Until the job is completed its bytes are in `temporaryPath`, beside `path`. */
export class JobFile {
  readonly path: string;
  readonly ranges: readonly ByteRange[];
  readonly size: number | undefined;
  readonly id: string | undefined;
  readonly temporaryPath: string;
  readonly transfer: FileTransfer;
  readonly #change: (change: () => void) => void;
  #url: string;
  #completed = false;

  /**
   * @param change carries out a change of the file, if the job still allows it
   * @throws {JobFault} for everything in `file` that cannot be done; nothing is left behind then
   */
  constructor(file: NewFile, change: (change: () => void) => void) {
    this.#url = checkedUrl(file.url);
    this.path = checkedPath(file.path);
    this.size = checkedSize(file.size);
    this.ranges = checkedRanges(file.ranges ?? [], file.size);
    this.id = file.id;
    this.temporaryPath = temporaryPathFor(file.path);
    this.transfer = new FileTransfer({
      sink: fileSink(localDisk, this.temporaryPath),
      ranges: this.ranges,
      declaredSize: this.size,
    });
    this.#change = change;
  }

  get url(): string {
    return this.#url;
  }

  get progress(): FileProgress {
    const { bytesTotal, bytesTransferred } = this.transfer;
    return { bytesTotal, bytesTransferred, completed: this.#completed };
  }

  /**
   * Fetches the file from another address from the next attempt on. Bytes on disk are kept if the new address can prove,
   * by size and time of its file, that they are the same. A file that is whole is not fetched again.
   * @throws {JobFault} `invalid-state`: the job is final; `invalid-argument`, `unsupported-scheme`
   * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyfile2-setremotename-method
   */
  rename(url: string): void {
    this.#change(() => {
      this.#url = checkedUrl(url);
    });
  }

  /**
   * Gives a whole file its final name, once.
   * @throws {JobFault} the file stays where it is, and the call can be repeated
   */
  place(): void {
    if (this.#completed) return;
    try {
      renameSync(this.temporaryPath, this.path);
    } catch (cause) {
      throw diskFault(cause, `move "${this.temporaryPath}" to "${this.path}"`);
    }
    this.#completed = true;
  }

  /** Removes the temporary file, if there is one. What cannot be removed stays: that is no reason to keep a job. */
  discard(): void {
    try {
      rmSync(this.temporaryPath, { force: true });
    } catch {
      return;
    }
  }
}

function checkedSize(size: number | undefined): number | undefined {
  if (size === undefined || (Number.isSafeInteger(size) && size >= 0)) return size;
  throw new JobFault('invalid-argument', `The size ${size} is no number of bytes. Leave it out if it is not known.`);
}
