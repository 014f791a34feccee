import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { JobProgress } from '../../model/index.ts';
import type { Disk } from '../transfer/index.ts';
import { comparablePath } from './checked-path.ts';
import { JobFault } from './job-fault.ts';
import { JobFile, newFileRecord } from './job-file.ts';
import type { FileSurroundings, NewFile } from './job-file.ts';
import type { FileRecord } from './job-record.ts';
import { progressOf } from './progress-of.ts';
import { tryOut } from './temporary-path.ts';

/** What the files of a job need of it, by their place in the list. */
export type SurroundingsOf = (index: number) => Omit<FileSurroundings, 'reservePath'>;

/** The files of a job, each with a path of its own. */
export class FileList {
  readonly all: JobFile[] = [];
  readonly #paths = new Set<string>();
  readonly #triedFolders = new Set<string>();
  readonly #surroundingsOf: SurroundingsOf;
  readonly #disk: Disk;

  constructor(records: readonly FileRecord[], disk: Disk, surroundingsOf: SurroundingsOf) {
    this.#disk = disk;
    this.#surroundingsOf = surroundingsOf;
    for (const record of records) this.add(record);
  }

  get progress(): JobProgress {
    return progressOf(this.all);
  }

  get areWhole(): boolean {
    return this.all.every(({ transfer }) => transfer.whole);
  }

  /** @throws {JobFault} what is wrong with the file, or with it in this job */
  check(file: NewFile): FileRecord {
    const record = newFileRecord(file);
    if (record.settings.path !== undefined) this.#checkPath(record.settings.path);
    return record;
  }

  add(record: FileRecord): JobFile {
    const file = new JobFile(record, {
      ...this.#surroundingsOf(this.all.length),
      reservePath: (path) => {
        this.#checkPath(path);
        this.#paths.add(comparablePath(path));
      },
    });
    if (record.settings.path !== undefined) this.#paths.add(comparablePath(record.settings.path));
    this.all.push(file);
    return file;
  }

  /** Takes the last file back. */
  withdraw(): void {
    const path = this.all.pop()?.path;
    if (path !== undefined) this.#paths.delete(comparablePath(path));
  }

  /** Tries each folder once: making files and removing them is what file systems are slowest at. @throws {JobFault} it takes no files */
  tryOut({ temporaryPath }: JobFile): void {
    if (temporaryPath === undefined) return;
    const folder = dirname(temporaryPath);
    if (this.#triedFolders.has(folder)) return;
    tryOut(this.#disk, temporaryPath);
    this.#triedFolders.add(folder);
  }

  /** @throws {JobFault} `no-sink`, `integrity-check-unspecified`, `not-supported`: what a file needs before it is fetched */
  checkReady(): void {
    for (const file of this.all) file.checkReady();
  }

  /** Finds the files that an interrupted Complete had given their final names. */
  findPlaced(): void {
    for (const file of this.all) {
      const { path, temporaryPath, transfer } = file;
      if (!transfer.whole || path === undefined || temporaryPath === undefined) continue;
      if (!existsSync(temporaryPath) && existsSync(path)) file.placedBefore();
    }
  }

  discard(): void {
    for (const file of this.all) file.discard();
  }

  #checkPath(path: string): void {
    if (!this.#paths.has(comparablePath(path))) return;
    const message = `The job has a file for "${path}" already. Give each file a path of its own.`;
    throw new JobFault('invalid-argument', message);
  }
}
