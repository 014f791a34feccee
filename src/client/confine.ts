import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { invalid, shorten } from './invalid.ts';

/**
 * Refuses a path that leads out of the folder, by its spelling or through a link of the file system that stands there
 * now. Names may come from a server; their folders should not.
 * @throws {DeliveryOptimizationError} `invalid-argument`
 */
export async function confine(path: string, folder: string): Promise<void> {
  if (!isAbsolute(folder)) throw invalid(`The folder "${shorten(folder)}" is relative`, 'give it from the root on');
  const remedy = `use a path in "${folder}"`;
  if (!isWithin(resolve(path), resolve(folder))) throw invalid(`"${shorten(path)}" leads out of the folder`, remedy);
  if (!isWithin(await whereItIs(resolve(path)), await whereItIs(resolve(folder)))) {
    throw invalid(`"${shorten(path)}" leads out of the folder through a link`, remedy);
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The path without links, as far as it exists. */
async function whereItIs(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : resolve(await whereItIs(parent), relative(parent, path));
  }
}
