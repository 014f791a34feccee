import { accessSync, constants, mkdirSync, realpathSync, statSync } from 'node:fs';
import { match } from 'ts-pattern';
import { StateFolderUnusable } from './state-folder-unusable.ts';

/**
 * Makes a folder for nobody but this user, where there is none, and sees that it can be written.
 * @returns the one true path of the folder
 * @throws {StateFolderUnusable}
 */
export function usableFolder(folder: string): string {
  return explained(folder, () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync.native(folder);
  });
}

/** Does what only fails where a state folder cannot be used, and says so. */
export function explained<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new StateFolderUnusable(folder, remedyFor(cause), { cause });
  }
}

const remedyFor = (cause: unknown): string => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return match(code)
    .with('EEXIST', 'ENOTDIR', () => 'A file is in its place, or in the place of a folder above it. Move that file')
    .with('EACCES', 'EPERM', () => 'This user may not write there. Allow reading and writing')
    .with('EROFS', () => 'The disk can only be read. Make it writable')
    .with('ENOSPC', 'EDQUOT', () => 'The disk is full. Free some space')
    .otherwise(() => `${String(cause)}. See to the folder`);
};
