import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../problem.ts';

/**
 * The SHA-256 of a file that is there, in hexadecimal; `undefined` where there is none. What arrives is checked by the
 * library, which need not be loaded to see that nothing has to be done.
 */
export async function sha256Of(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if ((await stat(path).catch(() => undefined))?.isDirectory()) {
      throw new Problem('usage', `"${path}" is a folder: give the path of a file.`, { cause: error });
    }
    throw error;
  }
}
