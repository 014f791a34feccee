import { writeAll } from './log-disk.ts';
import type { LogDisk } from './log-disk.ts';
import { quietly } from './quietly.ts';

/** What a log is called while its first line is being written; a writer that dies leaves it behind. */
export const unfinished = (path: string): string => `${path}.new`;

/**
 * Puts a file of these bytes at `path`, in place of the one that may be there. Whoever reads finds the one or the other.
 * @throws what the file system threw; everything is then as it was before
 */
export function writeWhole(path: string, bytes: Uint8Array, disk: LogDisk, syncToDisk: boolean): void {
  const temporary = unfinished(path);
  try {
    const fd = disk.open(temporary, 'make');
    try {
      writeAll(disk, fd, bytes, 0);
      if (syncToDisk) disk.sync(fd);
    } finally {
      quietly(() => disk.close(fd));
    }
    disk.rename(temporary, path);
  } catch (cause) {
    quietly(() => disk.remove(temporary));
    throw cause;
  }
}
