import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a program of the system says; `undefined` where it is not there, or fails. */
export async function runProgram(program: string, ...args: readonly string[]): Promise<string | undefined> {
  try {
    return (await run(program, [...args], { timeout: PATIENCE, windowsHide: true })).stdout;
  } catch {
    return undefined;
  }
}

const PATIENCE = 10_000;
