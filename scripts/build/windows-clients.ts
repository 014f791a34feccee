import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileC } from '../benchmark/compile-c.ts';

/**
 * Compiles the client in C under test/windows/programs for Windows, where this machine has a compiler for that: Windows'
 * own gcc, or mingw's elsewhere. Without one the tests of that client are skipped, and say so.
 * @param output the folder of the built tests
 */
export function compileWindowsClients(output: URL): void {
  const sources = new URL('test/windows/programs/client/', output);
  const files = readdirSync(sources).filter((name) => name.endsWith('.c'));
  const program = fileURLToPath(new URL('../client.exe', sources));
  try {
    const paths = files.map((name) => fileURLToPath(new URL(name, sources)));
    compileC(COMPILERS, '-o', program, ...paths, '-lole32', '-luuid');
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('no C compiler'))) throw error;
    console.error(`The tests of clients in C will be skipped: ${error.message}`);
  }
}

const COMPILERS = process.platform === 'win32' ? ['gcc'] : ['x86_64-w64-mingw32-gcc'];
