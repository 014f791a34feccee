import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Compiles one of this folder's tsconfig files into an output folder that is emptied first.
 * @throws {Error} when the compiler reports anything; it has printed what.
 */
export function compile(tsconfig: URL, output: URL): void {
  rmSync(output, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [compiler, '--project', fileURLToPath(tsconfig)], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`tsc could not compile ${fileURLToPath(tsconfig)}: see its messages above`);
}

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
