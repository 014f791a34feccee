import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LogFile } from './log-file.ts';
import type { LogSurroundings } from './log-file.ts';
import { quietly } from './quietly.ts';
import { readLog } from './read-log.ts';
import type { LogContent } from './read-log.ts';
import { checkRecordId, isRecordId } from './record-id.ts';
import type { RecordKind } from './record-kind.ts';
import { setAside } from './set-aside.ts';
import type { Collection, Damaged, Found, RecordLog } from './store.ts';
import { unfinished } from './write-whole.ts';

const EXTENSION = '.log';

/** The records of one kind: a file each in the folder `<state folder>/<kind>`, which is there. */
export class FolderCollection<R, C> implements Collection<R, C> {
  readonly found: readonly Found<R, C>[];
  readonly damaged: readonly Damaged[];
  readonly #folder: string;
  readonly #shared: LogSurroundings;

  /** @throws what the file system threw about the folder as a whole */
  constructor(stateFolder: string, kind: RecordKind<R, C>, shared: LogSurroundings) {
    this.#folder = join(stateFolder, kind.name);
    this.#shared = shared;
    const found: Found<R, C>[] = [];
    const damaged: Damaged[] = [];
    for (const name of readdirSync(this.#folder)) {
      const file = join(this.#folder, name);
      const id = basename(name, EXTENSION);
      if (isUnfinished(name)) quietly(() => rmSync(file));
      else {
        try {
          found.push(this.#found(id, file, loaded(file, kind)));
        } catch (cause) {
          damaged.push(setAside(file, id, cause instanceof Error ? cause.message : String(cause), stateFolder));
        }
      }
    }
    this.found = found;
    this.damaged = damaged;
  }

  add(id: string, record: R, snapshot: () => R): RecordLog<C> {
    checkRecordId(id);
    const path = join(this.#folder, id + EXTENSION);
    if (existsSync(path)) throw new TypeError(`There is a record "${id}" already, in "${path}". Use an id of its own.`);
    return LogFile.make<C>(path, record, snapshot, this.#shared);
  }

  #found(id: string, path: string, content: LogContent<R>): Found<R, C> {
    let taken = false;
    return {
      id,
      record: content.record,
      take: (snapshot) => {
        if (taken) throw new TypeError(`The record "${id}" has been taken over already. Keep its log.`);
        taken = true;
        return new LogFile<C>(path, content, snapshot, this.#shared);
      },
    };
  }
}

const isUnfinished = (name: string): boolean => name.endsWith(unfinished(EXTENSION));

function loaded<R, C>(file: string, kind: RecordKind<R, C>): LogContent<R> {
  const name = basename(file);
  if (!name.endsWith(EXTENSION) || !isRecordId(basename(name, EXTENSION))) {
    throw new Error(
      `Its name is none that this program gives: lower-case letters, digits and hyphens, then "${EXTENSION}".`,
    );
  }
  return readLog(readFileSync(file), kind);
}
