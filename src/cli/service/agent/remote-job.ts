import type { JobOutcome } from '../../../index.ts';
import type { JobPort, RunHandlers } from '../service-port.ts';
import type { Peer } from './peer.ts';
import { JOB_METHODS, type AgentCalls, type JobMethod, type JobReference } from './protocol.ts';
import type { RemoteRuns } from './remote-runs.ts';

/** A job that the agent holds for this process. */
export function remoteJob(peer: Peer<AgentCalls>, runs: RemoteRuns, { handle, id, type }: JobReference): JobPort {
  const methods = JOB_METHODS.map((method) => [
    method,
    (...args: readonly unknown[]) => peer.call('onJob', handle, method, args),
  ]);
  return {
    id,
    type,
    ...(Object.fromEntries(methods) as Pick<JobPort, JobMethod>),
    run: (handlers) => run(peer, runs, handle, handlers),
    [Symbol.asyncDispose]: () => peer.call('release', handle),
  };
}

/** Runs the job in the agent, which asks the handlers here. The outcome and what it throws are those of `Job.run()`. */
async function run(
  peer: Peer<AgentCalls>,
  runs: RemoteRuns,
  handle: number,
  handlers: RunHandlers,
): Promise<JobOutcome> {
  const { signal } = handlers;
  signal?.throwIfAborted();
  const mine = runs.open(handlers);
  // An agent that has gone meanwhile has ended the run already, and tells of that by the run itself.
  const abort = () => void peer.call('abort', mine.number).catch(() => undefined);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await peer.call('run', handle, mine.number, mine.handlers);
  } catch (error) {
    signal?.throwIfAborted();
    throw mine.withCause(error);
  } finally {
    signal?.removeEventListener('abort', abort);
    mine[Symbol.dispose]();
  }
}
