import { spawnSync } from 'node:child_process';

/**
 * Compiles C with the first of `compilers` that this machine has.
 * @throws {Error} when it has none of them, or when the compiler reports anything
 */
export function compileC(compilers: readonly string[], ...args: readonly string[]): void {
  for (const compiler of compilers) {
    const { status, error, stderr } = spawnSync(compiler, ['-O2', '-Wall', '-Wextra', '-Werror', ...args], {
      encoding: 'utf8',
    });
    if (error !== undefined) continue;
    if (status !== 0) throw new Error(`${compiler} could not compile:\n${stderr}`);
    return;
  }
  throw new Error(`no C compiler: install ${compilers.join(' or ')}`);
}
