import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { TemporaryFile } from './temporary-file.ts';

/** The file system as the service uses it; a test puts one that fails in its place. */
export interface Disk {
  open(path: string): DiskFile;
  rename(from: string, to: string): void;
  /** Fine where there is none. */
  remove(path: string): void;
  /** Throws unless a file can be made there; leaves none behind. */
  probe(path: string): void;
}

export interface DiskFile {
  readonly length: number;
  write(pieces: readonly Uint8Array[], position: number): Promise<void>;
  truncate(length: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export const localDisk: Disk = {
  open: (path) => new TemporaryFile(path),
  rename: renameSync,
  remove: (path) => rmSync(path, { force: true }),
  probe: (path) => {
    closeSync(openSync(path, 'wx'));
    rmSync(path);
  },
};

export interface Sink {
  readonly random: boolean;
  open(): DiskFile;
}

export const fileSink = (disk: Disk, path: string): Sink => ({ random: true, open: () => disk.open(path) });
