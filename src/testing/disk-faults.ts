import { isAbsolute, resolve } from 'node:path';
import { inspect } from 'node:util';
import { PlannedFault, type FaultLimit } from './fault.ts';
import { checkCount, checkOptions, invalid } from './invalid.ts';

/**
 * What fails of a disk, by the code that a file system gives:
 * - `ENOSPC`: the disk is full. Writing fails.
 * - `EACCES`: the rights are missing. Opening and writing a file and giving it its final name fail.
 * - `EIO`: the disk is broken. As with `EACCES`, and so does waiting for bytes to have reached the disk.
 */
export type DiskFaultCode = 'ENOSPC' | 'EACCES' | 'EIO';

/** A failure of the disk, for `failDisk()`. */
export interface DiskFault extends FaultLimit {
  /** What fails. */
  readonly code: DiskFaultCode;
  /** How many bytes are still written before, counted from now on. Default: 0. */
  readonly afterBytes?: number;
  /** The file of a job that it is about, as the job has it. Left out: every file of every job. */
  readonly path?: string;
}

export type DiskOperation = 'open' | 'write' | 'sync' | 'rename';

const FAILING: Readonly<Record<DiskFaultCode, readonly DiskOperation[]>> = {
  ENOSPC: ['write'],
  EACCES: ['open', 'write', 'rename'],
  EIO: ['open', 'write', 'sync', 'rename'],
};

export class PlannedDiskFault extends PlannedFault {
  readonly #code: DiskFaultCode;
  readonly #path: string | undefined;
  #room: number;

  constructor(fault: DiskFault) {
    checkOptions('failDisk()', fault, ['code', 'afterBytes', 'path', 'times']);
    const { code, afterBytes, path } = fault;
    if (FAILING[code] === undefined) {
      throw invalid(`code of the disk's failure is ${inspect(code)}`, `use one of ${Object.keys(FAILING).join(', ')}`);
    }
    checkCount(`afterBytes of the disk's ${code}`, afterBytes, 0);
    if (path !== undefined && !isAbsolute(path)) {
      throw invalid(`path of the disk's ${code} is ${inspect(path)}`, "give the absolute path of a job's file");
    }
    super(`disk's ${code}`, fault);
    this.#code = code;
    this.#path = path && resolve(path);
    this.#room = afterBytes ?? 0;
  }

  /** How many bytes can still be written. */
  get room(): number {
    return this.#room;
  }

  take(bytes: number): void {
    this.#room -= bytes;
  }

  concerns(operation: DiskOperation, path: string): boolean {
    return this.active && FAILING[this.#code].includes(operation) && (this.#path ?? path) === path;
  }

  /** What the file system says to an operation that it has struck. */
  error(operation: DiskOperation, path: string): Error {
    const message = `${this.#code}: a test lets the disk fail, ${operation} '${path}'`;
    return Object.assign(new Error(message), { code: this.#code, syscall: operation, path });
  }
}
