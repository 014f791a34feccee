import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Makes a folder of files of so many bytes, large ones on disk before this returns: nothing is to be written later. */
export function makeFiles(folder: string, names: readonly string[], bytes: number): void {
  mkdirSync(folder);
  for (const name of names) {
    const fd = openSync(join(folder, name), 'wx');
    for (let left = bytes; left > 0;) left -= writeSync(fd, CONTENT, 0, Math.min(left, CONTENT.length));
    if (bytes > CONTENT.length) fsyncSync(fd);
    closeSync(fd);
  }
}

const CONTENT = randomBytes(1024 * 1024);
