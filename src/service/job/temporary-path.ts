import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Disk } from '../transfer/index.ts';
import { diskFault } from './disk-fault.ts';

/** A free name beside `target`, where the bytes wait until the job is completed. */
export function temporaryPathFor(target: string): string {
  const id = randomUUID().slice(0, 8);
  return path.join(path.dirname(target), `${shortened(path.basename(target))}.${id}.part`);
}

/**
 * Makes sure that a temporary file can be made.
 * @throws {JobFault} `path-not-found`, `access-denied`, `disk-full`, `local-file`
 */
export function tryOut(disk: Disk, temporaryPath: string): void {
  try {
    disk.probe(temporaryPath);
  } catch (cause) {
    throw diskFault(cause, `write to "${path.dirname(temporaryPath)}"`);
  }
}

/** By whole characters, so that the longest of names leaves room for what is added to it. */
const shortened = (name: string): string => [...name].slice(0, 50).join('');
