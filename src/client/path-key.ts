import { posix, win32 } from 'node:path';
import { onWindows } from '../com/index.ts';

/** The same text for two paths that lead to the same place, as far as their spelling shows. */
export const pathKey = (path: string): string =>
  onWindows ? win32.normalize(path).toLowerCase() : posix.normalize(path);
