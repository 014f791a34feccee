import { dirname } from 'node:path';
import { writeAll } from './log-disk.ts';
import type { LogDisk } from './log-disk.ts';
import { encodeLine } from './log-line.ts';
import { LogUnwritable } from './log-unwritable.ts';
import type { OpenDescriptors } from './open-descriptors.ts';
import { quietly } from './quietly.ts';
import { header } from './read-log.ts';
import type { LogExtent } from './read-log.ts';
import type { RecordLog } from './store.ts';
import { writeWhole } from './write-whole.ts';

/** What the logs of a store share. */
export interface LogSurroundings {
  readonly disk: LogDisk;
  readonly descriptors: OpenDescriptors;
  readonly syncToDisk: boolean;
  readonly closed: boolean;
}

/** A log of at most so many bytes is not worth shortening. */
const SHORT = 64 * 1024;

/** The log of one record, in a file of its own. */
export class LogFile<C> implements RecordLog<C> {
  readonly #path: string;
  readonly #snapshot: () => unknown;
  readonly #shared: LogSurroundings;
  /** Where the next line begins. */
  #length: number;
  /** Whether bytes follow there that are no line. */
  #hasTail: boolean;
  /** Beyond so many bytes the log is shortened. */
  #limit: number;
  #willShorten = false;
  #removed = false;

  /** Goes on with the log at `path`, of which everything up to `extent.length` is known to be whole. */
  constructor(path: string, extent: LogExtent, snapshot: () => unknown, shared: LogSurroundings) {
    this.#path = path;
    this.#snapshot = snapshot;
    this.#shared = shared;
    this.#length = extent.length;
    this.#hasTail = extent.hasTail;
    this.#limit = limitAfter(extent.snapshotLength);
  }

  /** Makes the log of a new record. */
  static make<C>(path: string, record: unknown, snapshot: () => unknown, shared: LogSurroundings): LogFile<C> {
    checkOpen(path, shared);
    const line = encodeLine(header(record));
    writeWhole(path, line, shared.disk, shared.syncToDisk);
    const extent = { snapshotLength: line.length, length: line.length, hasTail: false };
    const log = new LogFile<C>(path, extent, snapshot, shared);
    try {
      log.#syncFolder();
    } catch (cause) {
      quietly(() => log.remove());
      throw cause;
    }
    return log;
  }

  append(change: C): void {
    this.#checkUsable();
    const line = encodeLine(change);
    const { disk, descriptors, syncToDisk } = this.#shared;
    const fd = descriptors.of(this.#path);
    this.#cutTail(fd);
    try {
      writeAll(disk, fd, line, this.#length);
      if (syncToDisk) disk.sync(fd);
    } catch (cause) {
      this.#hasTail = true;
      quietly(() => this.#cutTail(fd));
      throw cause;
    }
    this.#length += line.length;
    if (this.#length > this.#limit) this.#shortenSoon();
  }

  remove(): void {
    if (this.#removed) return;
    this.#checkUsable();
    this.#shared.descriptors.close(this.#path);
    this.#shared.disk.remove(this.#path);
    this.#removed = true;
    this.#syncFolder();
  }

  #checkUsable(): void {
    checkOpen(this.#path, this.#shared);
    if (this.#removed) throw new LogUnwritable(`The record in "${this.#path}" has ended. Add a new one.`);
  }

  /** Without it the next line would not begin where a line begins. */
  #cutTail(fd: number): void {
    if (!this.#hasTail) return;
    try {
      this.#shared.disk.truncate(fd, this.#length);
    } catch (cause) {
      const message = `"${this.#path}" ends in half a line that cannot be cut off. See to the disk, then try again.`;
      throw new LogUnwritable(message, { cause });
    }
    this.#hasTail = false;
  }

  #shortenSoon(): void {
    if (this.#willShorten) return;
    this.#willShorten = true;
    queueMicrotask(() => {
      this.#willShorten = false;
      if (!this.#removed && !this.#shared.closed) this.#shorten();
    });
  }

  /** Where that fails every line is still there; it is tried again when the log is twice as long. */
  #shorten(): void {
    const { disk, descriptors, syncToDisk } = this.#shared;
    try {
      const line = encodeLine(header(this.#snapshot()));
      // Windows replaces no file that is open.
      descriptors.close(this.#path);
      writeWhole(this.#path, line, disk, syncToDisk);
      this.#length = line.length;
      this.#hasTail = false;
      this.#limit = limitAfter(line.length);
      this.#syncFolder();
    } catch (cause) {
      this.#limit = 2 * this.#length;
      process.emitWarning(`"${this.#path}" could not be shortened. It goes on growing. ${String(cause)}`);
    }
  }

  #syncFolder(): void {
    if (this.#shared.syncToDisk) this.#shared.disk.syncFolder(dirname(this.#path));
  }
}

const limitAfter = (snapshotLength: number): number => Math.max(SHORT, 2 * snapshotLength);

function checkOpen(path: string, { closed }: LogSurroundings): void {
  if (closed) throw new LogUnwritable(`"${path}" cannot be written: the store is closed. Open it again.`);
}
