import { randomBytes } from 'node:crypto';
import { closeSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import { diskFault } from './disk-fault.ts';

/**
 * A free name beside `target`, where the bytes wait until the job is completed; the folder was just tried out.
 * @throws {JobFault} `path-not-found`, `access-denied`, `disk-full`, `local-file`
 */
export function temporaryPathFor(target: string): string {
  const id = randomBytes(4).toString('hex');
  const temporary = path.join(path.dirname(target), `${shortened(path.basename(target))}.${id}.part`);
  try {
    closeSync(openSync(temporary, 'wx'));
    rmSync(temporary);
  } catch (cause) {
    throw diskFault(cause, `write to the folder of "${target}"`);
  }
  return temporary;
}

/** By whole characters, so that the longest of names leaves room for what is added to it. */
const shortened = (name: string): string => [...name].slice(0, 50).join('');
