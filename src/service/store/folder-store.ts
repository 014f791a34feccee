import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FolderCollection } from './folder-collection.ts';
import type { FolderLock } from './folder-lock.ts';
import type { LogDisk } from './log-disk.ts';
import type { LogSurroundings } from './log-file.ts';
import { OpenDescriptors } from './open-descriptors.ts';
import { checkRecordId } from './record-id.ts';
import type { RecordKind } from './record-kind.ts';
import { DAMAGED } from './set-aside.ts';
import { explained } from './state-folder.ts';
import type { Collection, Store } from './store.ts';

/** A state folder that is locked. */
export class FolderStore implements Store {
  readonly #folder: string;
  readonly #lock: FolderLock;
  readonly #descriptors: OpenDescriptors;
  readonly #shared: LogSurroundings;
  readonly #kinds = new Set([DAMAGED]);
  #closed = false;

  constructor(folder: string, lock: FolderLock, disk: LogDisk, syncToDisk: boolean) {
    this.#folder = folder;
    this.#lock = lock;
    this.#descriptors = new OpenDescriptors(disk);
    const isClosed = () => this.#closed;
    this.#shared = {
      disk,
      descriptors: this.#descriptors,
      syncToDisk,
      get closed() {
        return isClosed();
      },
    };
  }

  collection<R, C>(kind: RecordKind<R, C>): Collection<R, C> {
    checkRecordId(kind.name);
    if (this.#kinds.has(kind.name)) throw new TypeError(`"${kind.name}" is in use already. Load each kind once.`);
    this.#kinds.add(kind.name);
    const folder = join(this.#folder, kind.name);
    return explained(folder, () => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      return new FolderCollection(this.#folder, kind, this.#shared);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#descriptors.closeAll();
    await this.#lock.release();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
