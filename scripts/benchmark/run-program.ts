import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs a program to its end, its output shown.
 * @throws {Error} when it fails, or is stopped because it does not end
 */
export async function runProgram(program: string, ...args: readonly string[]): Promise<void> {
  const running = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: 10 * 60_000 });
  const [exitCode, signal] = (await once(running, 'exit')) as [number | null, NodeJS.Signals | null];
  if (exitCode !== 0) throw new Error(`its program ended with ${signal ?? `exit code ${exitCode}`}`);
}
