import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where this user's `dojobs` keeps what must outlive it: `DOJOBS_HOME`, or the platform's place for such things. */
export function home(environment: NodeJS.ProcessEnv = process.env): string {
  const { DOJOBS_HOME, LOCALAPPDATA, XDG_STATE_HOME } = environment;
  if (DOJOBS_HOME) return resolve(DOJOBS_HOME);
  if (process.platform === 'win32') return join(LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'dojobs');
  return join(XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'dojobs');
}
