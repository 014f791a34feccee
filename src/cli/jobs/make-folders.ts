import { mkdir, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { messageOf, Problem } from '../problem.ts';

/**
 * Makes the folders of files where they are missing, since BITS does not and a person expects it.
 * @returns takes those away again that are still empty, for a job that came to nothing
 * @throws {Problem} `usage`: a folder that cannot be made
 */
export async function makeFolders(paths: readonly string[]): Promise<() => Promise<void>> {
  const made: string[] = [];
  const takeAway = async () => {
    for (const folder of made.toReversed()) await rmdir(folder).catch(() => undefined);
  };
  for (const [folder, path] of new Map(paths.map((path) => [dirname(path), path]))) {
    try {
      const first = await mkdir(folder, { recursive: true });
      if (first !== undefined) made.push(...fromTo(first, folder));
    } catch (error) {
      await takeAway();
      const remedy = 'Name another by --directory or --output.';
      const message = `The folder of "${path}" is not there and cannot be made: ${messageOf(error)}. ${remedy}`;
      throw new Problem('usage', message, { cause: error });
    }
  }
  return takeAway;
}

/** The folders from an outer one down to an inner one. */
function fromTo(outer: string, inner: string): readonly string[] {
  return inner === outer ? [outer] : [...fromTo(outer, dirname(inner)), inner];
}
