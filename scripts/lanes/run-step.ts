import { spawnSync } from 'node:child_process';

/** Runs a program that prepares a lane, its output shown. Throws when it does not succeed. */
export function runStep(program: string, ...args: string[]): void {
  const { status, signal, error } = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const command = [program, ...args].join(' ');
  if (error) throw new Error(`Could not start ${command}: ${error.message}`, { cause: error });
  if (status !== 0) throw new Error(`${command} ended with ${signal ?? `exit code ${status}`}`);
}
