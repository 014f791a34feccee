import { existsSync, mkdirSync } from 'node:fs';
import { messageOf } from '../../problem.ts';
import type { ServicePort } from '../service-port.ts';
import { failure } from './told-failure.ts';
import { remoteJob } from './remote-job.ts';
import { visitAgent, type Visit } from './visit-agent.ts';

/** The embedded service in the agent of a state folder, which is started where there is none. */
export async function openAgent(folder: string): Promise<ServicePort> {
  makeFolder(folder);
  return remoteService((await visitAgent(folder)) ?? (await bringUp(folder)));
}

/** The same where its agent is there already, and `undefined` where not; nothing is started or made. */
export async function openAgentThatRuns(folder: string): Promise<ServicePort | undefined> {
  const visit = existsSync(folder) ? await visitAgent(folder) : undefined;
  return visit && remoteService(visit);
}

/** Loaded only where no agent is there yet. */
const bringUp = async (folder: string): Promise<Visit> => (await import('./bring-up-agent.ts')).bringUpAgent(folder);

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
    const message = `"${folder}" cannot keep the state: ${messageOf(cause)}. Give another folder by --state.`;
    throw failure('service-unavailable', message);
  }
}
