import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../../problem.ts';
import { openLog } from './open-log.ts';
import type { Start } from './starter.ts';
import { toldFailure } from './told-failure.ts';

/** The command itself, as this very process has it: built or in TypeScript. */
const MAIN = fileURLToPath(new URL(`../../main${extname(import.meta.url)}`, import.meta.url));
/** An agent that does not listen after so many milliseconds is given up. */
const LIMIT_MS = 20_000;

/**
 * Starts an agent in the background, which outlives this process. What it has to complain of goes to `agent.log` in the
 * folder; one of more than a MiB becomes `agent.log.old` before.
 * @returns how that went, once it is known
 */
export async function startAgent(folder: string): Promise<Start> {
  const logPath = join(folder, 'agent.log');
  const log = openLog(logPath);
  try {
    const flags = process.execArgv.filter((flag) => !flag.startsWith('--inspect'));
    const agent = spawn(process.execPath, [...flags, MAIN, 'serve', '--agent', '--state', folder], {
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'ignore', log, 'ipc'],
    });
    return await toldBy(agent, `see "${logPath}"`);
  } finally {
    closeSync(log);
  }
}

function toldBy(agent: ChildProcess, see: string): Promise<Start> {
  return new Promise((resolve) => {
    const settle = (start: Start) => {
      clearTimeout(limit);
      if (agent.connected) agent.disconnect();
      agent.unref();
      resolve(start);
    };
    const limit = setTimeout(() => {
      agent.kill();
      settle(failed(`The agent does not listen after ${LIMIT_MS / 1_000} s: ${see}.`));
    }, LIMIT_MS);
    agent.once('message', (start) => settle(start as Start));
    agent.once('error', (error) => settle(failed(`The agent cannot be started: ${error.message}.`)));
    agent.once('disconnect', () => settle(failed(`The agent ended before it listened: ${see}.`)));
  });
}

const failed = (message: string): Start => ({
  kind: 'failed',
  failure: toldFailure(new Problem('service-unavailable', message)),
});
