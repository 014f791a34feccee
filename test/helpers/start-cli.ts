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
  /** Fulfilled with all of stdout once there is this; rejects when the command ends and never wrote it. */
  writes(what: RegExp): Promise<string>;
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
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (stdout += piece));
  const result = Promise.all([ended, text(child.stderr)]);
  return {
    result: result.then(([code, stderr]) => ({ code, stdout, stderr })),
    writes: (what) =>
      new Promise((resolve, reject) => {
        const look = () => what.test(stdout) && resolve(stdout);
        child.stdout.on('data', look);
        ended.then(() => reject(new Error(`The command ended without ${what}: ${stdout}`)), reject);
        look();
      }),
    kill: (signal) => void child.kill(signal),
  };
}
