import { statSync } from 'node:fs';
import { visitAgent } from '../../src/cli/service/agent/visit-agent.ts';

/** Ends the agent of a state folder, where there is one; fulfilled when it is gone. */
export async function endAgent(state: string, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  const visit = statSync(state, { throwIfNoEntry: false })?.isDirectory() ? await visitAgent(state) : undefined;
  if (visit === undefined) return;
  process.kill(visit.agent.pid, signal);
  await visit.peer.closed;
}
