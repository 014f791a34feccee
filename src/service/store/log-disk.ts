import { closeSync, fdatasyncSync, fsyncSync, ftruncateSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** What logs do to the file system; a test puts one that fails or dies in its place. All calls are synchronous. */
export interface LogDisk {
  /** Opens for writing: a file that is there, or, by `make`, a new and empty one that only this user can read. */
  open(path: string, how: 'existing' | 'make'): number;
  /** Writes some of the bytes at `position`, normally all. @returns how many */
  write(fd: number, bytes: Uint8Array, position: number): number;
  truncate(fd: number, length: number): void;
  /** Waits until what was written has reached the disk. */
  sync(fd: number): void;
  close(fd: number): void;
  rename(from: string, to: string): void;
  /** Fine where there is none. */
  remove(path: string): void;
  /** Waits until the names in the folder have reached the disk; does nothing on Windows, which keeps them by itself. */
  syncFolder(path: string): void;
}

export const localLogDisk: LogDisk = {
  open: (path, how) => openSync(path, how === 'make' ? 'w' : 'r+', 0o600),
  write: (fd, bytes, position) => writeSync(fd, bytes, 0, bytes.length, position),
  truncate: ftruncateSync,
  sync: fdatasyncSync,
  close: closeSync,
  rename: renameSync,
  remove: (path) => rmSync(path, { force: true }),
  syncFolder(path) {
    if (process.platform === 'win32') return;
    const fd = openSync(path, 'r');
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  },
};

/** Writes all bytes, by one call unless the file system takes only a part of them. */
export function writeAll(disk: LogDisk, fd: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length;) {
    done += disk.write(fd, done === 0 ? bytes : bytes.subarray(done), position + done);
  }
}
