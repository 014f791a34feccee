import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/**
 * Runs `dojobs` in a process of its own, through pipes.
 * @param imports modules for Node to load before it
 * @param environment variables beside those of this process
 */
export async function runCli(
  args: readonly string[],
  imports: readonly string[] = [],
  environment: NodeJS.ProcessEnv = {},
): Promise<CliResult> {
  const preloads = ['tsx', ...imports].map((module) => `--import=${module}`);
  const child = spawn(process.execPath, [...preloads, MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  const ended = new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, stdout, stderr };
}
