import { join, resolve } from 'node:path';
import { home } from '../home.ts';

/** Where the embedded service of the commands keeps its queue, as an absolute path: where it is told to, or at home. */
export const stateFolder = (told?: string): string => (told === undefined ? join(home(), 'jobs') : resolve(told));
