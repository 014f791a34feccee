import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { diskFault } from '../job/disk-fault.ts';
import { temporaryPathFor, tryOut } from '../job/temporary-path.ts';
import type { Disk } from '../transfer/index.ts';
import { DownloadFault } from './download-fault.ts';

/**
 * Where the bytes of a file wait. The first time it is made sure that a file can be made there, where there is none; a
 * folder that is missing is made.
 * @param known the place that they have already
 * @returns `undefined`: the bytes do not go to a file
 * @throws {DownloadFault} `file-exists`; {JobFault} what the file system says
 */
export function placeFor(disk: Disk, path: string | undefined, known: string | undefined): string | undefined {
  if (path === undefined || known !== undefined) return known;
  checkFree(path);
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (cause) {
    throw diskFault(cause, `make the folder of "${path}"`);
  }
  const temporaryPath = temporaryPathFor(path);
  tryOut(disk, temporaryPath);
  return temporaryPath;
}

/** Nothing is ever overwritten. @throws {DownloadFault} `file-exists` */
export function checkFree(path: string): void {
  if (!existsSync(path)) return;
  throw new DownloadFault('file-exists', `"${path}" exists already. Delete it first, or use another path.`);
}

/** @throws {JobFault} the file stays where it is, and the call can be repeated */
export function placeAt(disk: Disk, path: string, temporaryPath: string): void {
  checkFree(path);
  try {
    disk.rename(temporaryPath, path);
  } catch (cause) {
    throw diskFault(cause, `move "${temporaryPath}" to "${path}"`);
  }
}

/** Removes a temporary file, if there is one. What cannot be removed stays: that is no reason to keep a download. */
export function discard(disk: Disk, temporaryPath: string | undefined): void {
  if (temporaryPath === undefined) return;
  try {
    disk.remove(temporaryPath);
  } catch {
    return;
  }
}
