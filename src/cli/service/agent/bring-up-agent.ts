import { setTimeout as delay } from 'node:timers/promises';
import { startAgent } from './start-agent.ts';
import { errorOf } from './told-failure.ts';
import { visitAgent, type Visit } from './visit-agent.ts';

/** How long agents are started that leave, or find another in the folder, until a command gives up. */
const LIMIT_MS = 20_000;
/** Nothing tells when an agent that somebody else started listens, or has left: it is looked for again so often. */
const AGAIN_MS = 100;

/** Starts the agent of a state folder, or lets somebody else's start be enough, and goes to it. */
export async function bringUpAgent(folder: string): Promise<Visit> {
  for (const end = performance.now() + LIMIT_MS; ;) {
    const start = await startAgent(folder);
    const visit = start.kind === 'failed' ? undefined : await visitAgent(folder);
    if (visit !== undefined) return visit;
    if (start.kind === 'failed' || (start.kind === 'taken' && performance.now() > end)) throw errorOf(start.failure);
    await delay(AGAIN_MS);
  }
}
