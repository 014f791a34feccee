import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { LaneResult } from './lane.ts';
import { failuresIn, isComplete, readReport } from './read-report.ts';

/** How to start Node: the program and the arguments that come before AVA's. */
export type NodeCommand = readonly [program: string, ...args: string[]];

/**
 * Runs AVA, shows its report as it comes and counts the tests in it. AVA's own time limit ends a test that hangs; the
 * limits here end an AVA that hangs, as it does when a test has left a process behind.
 */
export async function runAva([program, ...first]: NodeCommand, args: readonly string[]): Promise<LaneResult> {
  const ava = spawn(program, [...first, avaProgram, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = (reason: string): void => {
    console.error(`AVA was stopped: ${reason}`);
    ava.kill('SIGKILL');
  };
  const limits = [setTimeout(kill, longestRun, `it did not end within ${longestRun / 60_000} minutes`)];

  let report = '';
  ava.stdout.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text);
    report += text;
    if (limits.length > 1 || !isComplete(report)) return;
    limits.push(setTimeout(kill, longestFarewell, 'its tests have ended, but something they started has not'));
  });

  const exitCode = await ended(ava).finally(() => limits.forEach(clearTimeout));
  const counts = readReport(report, exitCode);
  return { counts, failures: counts.failed === 0 ? [] : failuresIn(report) };
}

const avaProgram = 'node_modules/ava/entrypoints/cli.mjs';
const longestRun = 60 * 60_000;
const longestFarewell = 30_000;

/** The exit code, once everything written has arrived; what else holds the pipe open is not waited for. */
async function ended(child: ChildProcessByStdio<null, Readable, null>): Promise<number | null> {
  const closed = new Promise((resolve) => child.once('close', resolve));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve).once('error', reject);
  });
  await Promise.race([closed, delay(10_000, undefined, { ref: false })]);
  child.stdout.destroy();
  return exitCode;
}
