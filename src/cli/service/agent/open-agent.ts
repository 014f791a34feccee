import { mkdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServicePort } from '../service-port.ts';
import { failure, errorOf } from './told-failure.ts';
import { remoteJob } from './remote-job.ts';
import { visitAgent, type Visit } from './visit-agent.ts';

/** How long agents are started, and seen to go before they could be visited, until a command gives up. */
const LIMIT_MS = 20_000;
/** Nothing tells when an agent of somebody else's making listens, or has left: it is looked for again so often. */
const AGAIN_MS = 100;

/** The embedded service in the agent of a state folder, which is started where there is none. */
export async function openAgent(folder: string): Promise<ServicePort> {
  makeFolder(folder);
  for (const end = performance.now() + LIMIT_MS; ;) {
    const visit = await visitAgent(folder);
    if (visit !== undefined) return remoteService(visit);
    const { startAgent } = await import('./start-agent.ts');
    const start = await startAgent(folder);
    if (start.kind === 'listening') continue;
    if (start.kind === 'failed' || performance.now() > end) throw errorOf(start.failure);
    await delay(AGAIN_MS);
  }
}

function remoteService({ agent, peer, runs }: Visit): ServicePort {
  return {
    name: agent.service,
    createJob: async (request) => remoteJob(peer, runs, await peer.call('createJob', request)),
    job: async (id) => remoteJob(peer, runs, await peer.call('job', id)),
    jobs: async () => (await peer.call('jobs')).map((job) => remoteJob(peer, runs, job)),
    [Symbol.asyncDispose]: async () => peer.end(),
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw failure('service-unavailable', `"${folder}" cannot keep the state: ${why}. Give another folder by --state.`);
  }
}
