import type { ByteRange, FileProgress } from '../../model/index.ts';
import { fileSink, FileTransfer, publicUrl, type Disk, type Sink, type TransferProgress } from '../transfer/index.ts';
import { checkedPath } from './checked-path.ts';
import { checkedRanges } from './checked-ranges.ts';
import { checkedUrl } from './checked-url.ts';
import { diskFault } from './disk-fault.ts';
import { JobFault } from './job-fault.ts';
import type { FileRecord, FileSettingsRecord } from './job-record.ts';
import { asOnDisk } from './as-on-disk.ts';
import { temporaryPathFor, tryOut } from './temporary-path.ts';

/**
 * A file to be fetched.
 * - `path`: absolute, in a folder that exists; a file that stands there is replaced when the job is completed. A file
 *   without one is given a place later, before its job is resumed.
 * - `ranges`: the parts to fetch, written one after the other without holes; none: the whole file.
 * - `size`: length of the remote file in bytes, where it is known beforehand; another length is then an error.
 * - `id`: the caller's own name for the file.
 */
export interface NewFile {
  readonly url: string;
  readonly path?: string | undefined;
  readonly ranges?: readonly ByteRange[] | undefined;
  readonly size?: number | undefined;
  readonly id?: string | undefined;
}

/** What a file needs of its job. */
export interface FileSurroundings {
  readonly disk: Disk;
  /** Keeps a change, if the job still allows one. @throws {JobFault} nothing is changed then */
  change(changes: Partial<FileSettingsRecord>, check?: () => void): void;
  /** Keeps how far the file is. */
  progressed(progress: TransferProgress): void;
  /** @throws {JobFault} `invalid-argument`: another file of the job goes there */
  reservePath(path: string): void;
}

/**
 * Checks what can be checked about a file before its job takes it.
 * @throws {JobFault} for everything in `file` that cannot be done; nothing is left behind then
 */
export const newFileRecord = ({ url, path, ranges = [], size, id }: NewFile): FileRecord => ({
  id,
  ranges: [...checkedRanges(ranges, checkedSize(size))],
  settings: { url: checkedUrl(url), size, ...(path !== undefined && placeFor(path)) },
});

const placeFor = (path: string): { path: string; temporaryPath: string } => {
  const checked = checkedPath(path);
  return { path: checked, temporaryPath: temporaryPathFor(checked) };
};

/** One file of a job. Until the job is completed its bytes are in `temporaryPath`, beside `path`. */
export class JobFile {
  readonly id: string | undefined;
  readonly ranges: readonly ByteRange[];
  readonly #surroundings: FileSurroundings;
  #settings: FileSettingsRecord;
  #stream: Sink | undefined;
  #transfer: FileTransfer;
  #completed = false;

  constructor({ id, ranges, settings, progress }: FileRecord, surroundings: FileSurroundings) {
    this.id = id;
    this.ranges = ranges;
    this.#settings = settings;
    this.#surroundings = surroundings;
    this.#transfer = this.#transferFrom(progress && asOnDisk(progress, settings.temporaryPath));
  }

  get transfer(): FileTransfer {
    return this.#transfer;
  }

  get url(): string {
    return this.#settings.url;
  }

  /** Where the file will stand; `undefined` as long as nobody has said so, and for a file that goes to a stream. */
  get path(): string | undefined {
    return this.#settings.path;
  }

  get temporaryPath(): string | undefined {
    return this.#settings.temporaryPath;
  }

  /** How long the remote file is said to be, in bytes; `undefined`: not known beforehand. */
  get size(): number | undefined {
    return this.#settings.size;
  }

  /** Whether there is a place for the bytes. */
  get hasSink(): boolean {
    return this.path !== undefined || this.#stream !== undefined;
  }

  /** The stream that takes the bytes instead of a file. */
  get stream(): Sink | undefined {
    return this.#stream;
  }

  get integrityCheckMandatory(): boolean | undefined {
    return this.#settings.integrityCheckMandatory;
  }

  get integrityCheckInfo(): string | undefined {
    return this.#settings.integrityCheckInfo;
  }

  get progress(): FileProgress {
    const { bytesTotal, bytesTransferred } = this.transfer;
    return { bytesTotal, bytesTransferred, completed: this.#completed };
  }

  /** What survives the process; a stream does not. */
  get record(): FileRecord {
    const { id, ranges, transfer } = this;
    return { id, ranges: [...ranges], settings: this.#settings, progress: transfer.progress };
  }

  /**
   * Fetches the file from another address from the next attempt on. Bytes on disk are kept if the new address can prove,
   * by size and time of its file, that they are the same. A file that is whole is not fetched again.
   * @throws {JobFault} `invalid-state`: the job is final; `invalid-argument`, `unsupported-scheme`
   * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyfile2-setremotename-method
   */
  rename(url: string): void {
    this.set({ url }, () => void checkedUrl(url));
  }

  /**
   * Gives a file without one its place.
   * @throws {JobFault} `sink-already-set`; whatever is wrong with the path
   */
  setPath(path: string): void {
    const place: Partial<FileSettingsRecord> = {};
    this.set(place, () => {
      this.#checkNoSink();
      Object.assign(place, placeFor(path));
      tryOut(this.#surroundings.disk, place.temporaryPath ?? path);
      this.#surroundings.reservePath(path);
    });
    this.#transfer = this.#transferFrom(undefined);
  }

  /** @throws {JobFault} `no-sink`, `integrity-check-unspecified`, `not-supported` */
  checkReady(): void {
    if (!this.hasSink) {
      throw new JobFault('no-sink', `${publicUrl(this.url)} has no place to go to. Give its file a path or a stream.`);
    }
    if (!this.#settings.integrityCheckMandatory) return;
    if (this.integrityCheckInfo === undefined) {
      const message = `${publicUrl(this.url)} must be checked, but nothing says by what. Give its file the check's information.`;
      throw new JobFault('integrity-check-unspecified', message);
    }
    const message = `${publicUrl(this.url)} must be checked by piece hashes, which this service cannot do. Make it optional.`;
    throw new JobFault('not-supported', message);
  }

  /** Lets a stream take the bytes. It does not survive the process. @throws {JobFault} `sink-already-set` */
  setStream(stream: Sink): void {
    this.set({}, () => this.#checkNoSink());
    this.#stream = stream;
    this.#transfer = this.#transferFrom(undefined);
  }

  /** @throws {JobFault} `invalid-argument`; `invalid-state`: the job is final */
  setSize(size: number): void {
    this.set({ size }, () => void checkedSize(size));
    this.#transfer = this.#transferFrom(this.#transfer.progress);
  }

  /** Keeps a change that needs no check, or one that `check` lets pass. */
  set(changes: Partial<FileSettingsRecord>, check?: () => void): void {
    this.#surroundings.change(changes, check);
    this.#settings = { ...this.#settings, ...changes };
  }

  /**
   * Gives a whole file its final name, once.
   * @throws {JobFault} the file stays where it is, and the call can be repeated
   */
  place(): void {
    const { path, temporaryPath } = this.#settings;
    if (this.#completed) return;
    if (path !== undefined && temporaryPath !== undefined) {
      try {
        this.#surroundings.disk.rename(temporaryPath, path);
      } catch (cause) {
        throw diskFault(cause, `move "${temporaryPath}" to "${path}"`);
      }
    }
    this.#completed = true;
  }

  /** The file got its final name before the process died. */
  placedBefore(): void {
    this.#completed = true;
  }

  /** Removes the temporary file, if there is one. What cannot be removed stays: that is no reason to keep a job. */
  discard(): void {
    if (this.temporaryPath === undefined || this.#completed) return;
    try {
      this.#surroundings.disk.remove(this.temporaryPath);
    } catch {
      return;
    }
  }

  #checkNoSink(): void {
    if (!this.hasSink) return;
    const sink = this.path === undefined ? 'a stream' : `"${this.path}"`;
    throw new JobFault('sink-already-set', `The file goes to ${sink} already. Add another file for another place.`);
  }

  #transferFrom(known: TransferProgress | undefined): FileTransfer {
    const { disk, progressed } = this.#surroundings;
    return new FileTransfer({
      // A file without a place is refused before it is transferred.
      sink: this.#stream ?? fileSink(disk, this.temporaryPath ?? ''),
      ranges: this.ranges,
      declaredSize: this.size,
      known,
      onProgress: progressed,
    });
  }
}

function checkedSize(size: number | undefined): number | undefined {
  if (size === undefined || (Number.isSafeInteger(size) && size >= 0)) return size;
  throw new JobFault('invalid-argument', `The size ${size} is no number of bytes. Leave it out if it is not known.`);
}
