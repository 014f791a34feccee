import { setTimeout as delay } from 'node:timers/promises';
import type { JobState } from '../../../index.ts';
import type { ServicePort } from '../service-port.ts';
import type { ServedCommands } from './serve-commands.ts';

/** Seconds that an agent without commands and without work waits for more of either, unless DOJOBS_AGENT_IDLE says others. */
export const IDLE_SECONDS = 30;

/** Fulfilled once no command was there for so many seconds, and no job of the service has anything to do. */
export async function untilIdle(service: ServicePort, commands: ServedCommands, seconds: number): Promise<void> {
  for (;;) {
    const before = commands.visits;
    await delay(Math.min(seconds * 1_000, LONGEST_MS));
    const isQuiet = () => commands.connected === 0 && commands.visits === before;
    if (isQuiet() && (await isAtRest(service)) && isQuiet()) return;
  }
}

/** The longest that a timer can wait. */
const LONGEST_MS = 0x7fffffff;

async function isAtRest(service: ServicePort): Promise<boolean> {
  const jobs = await service.jobs();
  try {
    const states = await Promise.all(jobs.map((job) => job.state()));
    return states.every((state) => !AT_WORK.has(state));
  } finally {
    await Promise.all(jobs.map((job) => job[Symbol.asyncDispose]()));
  }
}

const AT_WORK: ReadonlySet<JobState> = new Set(['queued', 'connecting', 'transferring', 'transient-error']);
