import { fileURLToPath } from 'node:url';
import { compile } from '../build/compile.ts';

const OUTPUT = new URL('../../build/crash-test/', import.meta.url);

/**
 * Makes plain JavaScript of the process that is killed, so that each of its many starts is a quick one. Types are not
 * checked.
 * @returns the program's path
 */
export function buildService(): string {
  compile(new URL('tsconfig.json', import.meta.url), OUTPUT);
  return fileURLToPath(new URL('scripts/crash-test/service.js', OUTPUT));
}
