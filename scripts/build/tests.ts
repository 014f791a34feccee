import { cpSync } from 'node:fs';
import { compile } from './compile.ts';
import { compileWindowsClients } from './windows-clients.ts';

/**
 * `npm run build:tests`: sources, tests and scripts as plain JavaScript in build/, for Windows programs, which start
 * without tsx. What they read by a path relative to themselves comes along, and so does their client in C.
 */
const root = new URL('../../', import.meta.url);
const output = new URL('build/', root);
compile(new URL('tsconfig.tests.json', import.meta.url), output);
cpSync(new URL('package.json', root), new URL('package.json', output));
cpSync(new URL('test/', root), new URL('test/', output), {
  recursive: true,
  filter: (path) => !path.endsWith('.ts'),
});
compileWindowsClients(output);
