import { FolderLock } from './folder-lock.ts';
import { FolderStore } from './folder-store.ts';
import { localLogDisk } from './log-disk.ts';
import type { LogDisk } from './log-disk.ts';
import { usableFolder } from './state-folder.ts';
import type { Store } from './store.ts';

/**
 * - `syncToDisk`: what a call has written survives the loss of power, too. Without it, which is the default, a change
 *   costs one write into the system's memory and survives the death of the process, however it dies. With it a change
 *   costs one wait for the disk as well, and adding or removing a record one or two: that is hundreds of times slower.
 * - `disk`: the file system, for a test to put another in its place.
 */
export interface StoreOptions {
  readonly syncToDisk?: boolean | undefined;
  readonly disk?: LogDisk | undefined;
}

/**
 * Opens a state folder, and makes it where there is none. It belongs to this process until the store is closed.
 * Layout: `<folder>/<kind>/<id>.log` for each record, and `<folder>/damaged` for what could not be read.
 * @throws {StateFolderTaken} says who has it; {StateFolderUnusable}
 */
export async function openStore(folder: string, options: StoreOptions = {}): Promise<Store> {
  const path = usableFolder(folder);
  const lock = await FolderLock.take(path);
  return new FolderStore(path, lock, options.disk ?? localLogDisk, options.syncToDisk ?? false);
}
