import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** Modules for Node to load before the command. */
  readonly imports?: readonly string[];
  /** Over what this process has. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A `dojobs` in a process of its own, through pipes. */
export interface RunningCli {
  readonly result: Promise<CliResult>;
  /** Fulfilled with the first piece of what it writes to stdout. */
  readonly output: Promise<string>;
  kill(signal: NodeJS.Signals): void;
}

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

export function startCli(args: readonly string[], { imports = [], environment = {} }: CliOptions = {}): RunningCli {
  const preloads = ['tsx', ...imports].map((module) => `--import=${module}`);
  const child = spawn(process.execPath, [...preloads, MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const ended = new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
  const output = new Promise<string>((resolve) =>
    child.stdout.once('data', (piece: Buffer) => resolve(piece.toString())),
  );
  const result = Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return {
    result: result.then(([code, stdout, stderr]) => ({ code, stdout, stderr })),
    output,
    kill: (signal) => void child.kill(signal),
  };
}
