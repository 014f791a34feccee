import { closeSync, constants, lstatSync, openSync, renameSync, unlinkSync } from 'node:fs';
import type { Disk, DiskFile } from './disk.ts';
import { errnoOf } from './disk-failure.ts';
import { LocalFile } from './local-file.ts';

/** The disks of this machine. */
export const localDisk: Disk = {
  open: (path) => create(path) ?? reopen(path),
  probe: (path) => {
    closeSync(openSync(path, 'wx'));
    unlinkSync(path);
  },
  rename: (from, to) => renameSync(from, to),
  remove: (path) => {
    try {
      unlinkSync(path);
    } catch (cause) {
      if (errnoOf(cause) !== 'ENOENT') throw cause;
    }
  },
};

const { O_RDWR, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;

/** A new file needs no second look: it is empty, and no link. */
function create(path: string): DiskFile | undefined {
  try {
    return new LocalFile(openSync(path, O_RDWR | O_CREAT | O_EXCL, 0o666), true);
  } catch (cause) {
    if (errnoOf(cause) === 'EEXIST') return undefined;
    throw cause;
  }
}

/** Where the system cannot refuse a link while it opens the file, the link is looked for just before. */
function reopen(path: string): DiskFile {
  if (O_NOFOLLOW === undefined && lstatSync(path).isSymbolicLink()) {
    throw Object.assign(new Error(`ELOOP: "${path}" is a symbolic link`), { code: 'ELOOP' });
  }
  return new LocalFile(openSync(path, O_RDWR | (O_NOFOLLOW ?? 0)), false);
}
