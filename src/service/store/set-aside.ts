import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Damaged } from './store.ts';

/** The folder in a state folder for what could not be read. */
export const DAMAGED = 'damaged';

/**
 * Moves a file out of the way, to a name that nothing has yet.
 * @param folder the state folder
 * @param problem sentences that say what is wrong with the file
 */
export function setAside(file: string, id: string, problem: string, folder: string): Damaged {
  const said = `The record "${file}" cannot be read. ${problem}`;
  const movedTo = freeName(join(folder, DAMAGED, `${basename(dirname(file))}-${basename(file)}`));
  try {
    mkdirSync(dirname(movedTo), { recursive: true, mode: 0o700 });
    renameSync(file, movedTo);
  } catch (cause) {
    // It is in nobody's way: no new record takes a name that is there.
    return {
      id,
      movedTo: file,
      why: `${said} It could not be moved to "${movedTo}" and stays there (${String(cause)}).`,
    };
  }
  return { id, movedTo, why: `${said} It was moved to "${movedTo}"; the other records are not affected.` };
}

function freeName(path: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? path : `${path}.${count}`;
    if (!existsSync(name)) return name;
  }
}
