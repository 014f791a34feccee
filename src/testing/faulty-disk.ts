import { resolve } from 'node:path';
import type { Disk, DiskFile } from '../service/transfer/index.ts';
import { PlannedDiskFault, type DiskFault, type DiskOperation } from './disk-faults.ts';
import type { Fault } from './fault.ts';

/** A disk that does what another does until it is told to fail. What is there can always be read and removed. */
export class FaultyDisk implements Disk {
  readonly #disk: Disk;
  readonly #finalPath: (path: string) => string | undefined;
  #faults: readonly PlannedDiskFault[] = [];

  /** @param finalPath the path that a user knows of a file that has another one until it is whole */
  constructor(disk: Disk, finalPath: (path: string) => string | undefined) {
    this.#disk = disk;
    this.#finalPath = finalPath;
  }

  fail(fault: DiskFault): Fault {
    const planned = new PlannedDiskFault(fault);
    this.#faults = [...this.#faults.filter(({ active }) => active), planned];
    return planned;
  }

  clear(): void {
    for (const fault of this.#faults) fault.clear();
  }

  open(path: string): DiskFile {
    this.#pass('open', path);
    const file = this.#disk.open(path);
    return {
      get length() {
        return file.length;
      },
      write: (pieces, position) => this.#write(file, path, pieces, position),
      truncate: (length) => file.truncate(length),
      sync: async () => {
        this.#pass('sync', path);
        await file.sync();
      },
      close: () => file.close(),
    };
  }

  rename(from: string, to: string): void {
    this.#pass('rename', to);
    this.#disk.rename(from, to);
  }

  remove(path: string): void {
    this.#disk.remove(path);
  }

  probe(path: string): void {
    this.#pass('open', path);
    this.#disk.probe(path);
  }

  /** Writes what there is room for, as a disk does that becomes full. */
  async #write(file: DiskFile, path: string, pieces: readonly Uint8Array[], position: number): Promise<void> {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const faults = this.#concerned('write', path);
    const fitting = Math.min(length, ...faults.map(({ room }) => room));
    for (const fault of faults) fault.take(fitting);
    const struck = fitting < length ? faults.find((fault) => fault.room === 0 && fault.strike()) : undefined;
    if (fitting > 0) await file.write(firstOf(pieces, fitting), position);
    if (struck !== undefined) throw struck.error('write', path);
  }

  #pass(operation: DiskOperation, path: string): void {
    const struck = this.#concerned(operation, path).find((fault) => fault.room === 0 && fault.strike());
    if (struck !== undefined) throw struck.error(operation, path);
  }

  #concerned(operation: DiskOperation, path: string): readonly PlannedDiskFault[] {
    const known = resolve(this.#finalPath(path) ?? path);
    return this.#faults.filter((fault) => fault.concerns(operation, known));
  }
}

/** The first `length` bytes. */
function firstOf(pieces: readonly Uint8Array[], length: number): readonly Uint8Array[] {
  const first: Uint8Array[] = [];
  let left = length;
  for (const piece of pieces) {
    if (left <= 0) break;
    first.push(piece.subarray(0, left));
    left -= piece.length;
  }
  return first;
}
