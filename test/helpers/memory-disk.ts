import type { Disk, DiskFile } from '../../src/service/transfer/index.ts';

/** A disk in memory; `files` are its files by their paths, and may be looked at and replaced. */
export interface MemoryDisk extends Disk {
  readonly files: Map<string, Buffer>;
}

/**
 * @param beforeChange called before bytes are written and, with a length of 0, before a file is cut; it may throw, as a
 * disk that is full does, or return how many of the bytes get onto the disk before that happens
 */
export function memoryDisk(
  beforeChange: (position: number, length: number) => number | undefined = () => undefined,
): MemoryDisk {
  const files = new Map<string, Buffer>();
  const bytesOf = (path: string) => files.get(path) ?? Buffer.alloc(0);
  const resized = (path: string, length: number) => {
    const grown = Buffer.alloc(length);
    bytesOf(path).copy(grown);
    files.set(path, grown);
    return grown;
  };
  const open = (path: string): DiskFile => {
    if (!files.has(path)) files.set(path, Buffer.alloc(0));
    return {
      get length() {
        return bytesOf(path).length;
      },
      async write(pieces, position) {
        await new Promise(setImmediate);
        const bytes = Buffer.concat(pieces);
        const written = bytes.subarray(0, beforeChange(position, bytes.length));
        const end = position + written.length;
        const file = end > bytesOf(path).length ? resized(path, end) : bytesOf(path);
        written.copy(file, position);
        if (written.length < bytes.length) throw new Error('Not all bytes got onto the disk.');
      },
      async truncate(length) {
        beforeChange(length, 0);
        resized(path, length);
      },
      sync: async () => undefined,
      close: async () => undefined,
    };
  };
  return {
    files,
    open,
    probe: () => undefined,
    rename: (from, to) => {
      files.set(to, bytesOf(from));
      files.delete(from);
    },
    remove: (path) => void files.delete(path),
  };
}
