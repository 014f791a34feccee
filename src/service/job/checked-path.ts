import { statSync } from 'node:fs';
import path from 'node:path';
import { JobFault } from './job-fault.ts';

/** In UTF-16 units, without the terminating NUL: Windows' MAX_PATH, and PATH_MAX elsewhere. */
const MAX_PATH_LENGTH = process.platform === 'win32' ? 259 : 4_095;

/** In bytes of UTF-8, which no file system exceeds. */
const MAX_FILE_NAME_LENGTH = 255;

/**
 * Lets paths pass that can be a file's.
 * @throws {JobFault} `invalid-argument`: empty, relative, too long, or a folder's
 */
export function checkedPath(file: string): string {
  const invalid = (why: string) => new JobFault('invalid-argument', why);
  if (file === '') throw invalid('The path is empty. Give the absolute path of a file.');
  if (file.includes('\0')) throw invalid(`"${file.replaceAll('\0', '\\0')}" contains a NUL character. Remove it.`);
  if (file.length > MAX_PATH_LENGTH || Buffer.byteLength(path.basename(file)) > MAX_FILE_NAME_LENGTH) {
    throw invalid(`The path "${file.slice(0, 100)}…" is too long. Use a shorter name or a folder nearer to the root.`);
  }
  if (!isFull(file)) throw invalid(`"${file}" is relative. Give the absolute path of a file.`);
  if (isFolder(file)) throw invalid(`"${file}" is a folder. Give the absolute path of a file.`);
  if (process.platform === 'win32' && /[<>:"|?*]/.test(path.basename(file))) {
    throw invalid(`"${file}" has a name that Windows does not allow. Leave out the characters < > : " | ? *.`);
  }
  return file;
}

/** On Windows a path from the root of "the current drive" is relative, too. */
const isFull = (file: string): boolean =>
  path.isAbsolute(file) && (process.platform !== 'win32' || path.parse(file).root.length > 1);

const isFolder = (file: string): boolean => {
  if (file.endsWith('/') || file.endsWith(path.sep)) return true;
  try {
    return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
};

/** The same text for two paths of the same file, as far as that can be told from the names. */
export const comparablePath = (file: string): string =>
  process.platform === 'win32' ? path.resolve(file).toLowerCase() : path.resolve(file);
