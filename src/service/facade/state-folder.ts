import { join, resolve } from 'node:path';
import { ServeError } from '../../model/index.ts';

/**
 * The absolute path of the folder that holds what a service must not forget.
 * @param named the one that was asked for; default: `delivery-optimization` in %LOCALAPPDATA%
 * @throws {ServeError} `state-folder`: none was named, and Windows does not say where such folders belong
 */
export function stateFolder(named: string | undefined, environment: NodeJS.ProcessEnv = process.env): string {
  if (named === '') throw new ServeError('state-folder', 'The state folder is empty text. Name a folder.');
  if (named !== undefined) return resolve(named);
  const home = environment['LOCALAPPDATA'];
  if (home) return join(home, 'delivery-optimization');
  throw new ServeError('state-folder', 'LOCALAPPDATA is not set, so the state has no folder of its own. Name one.');
}
