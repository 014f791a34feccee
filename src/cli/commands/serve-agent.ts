import type { EmbeddedOptions } from '../../index.ts';
import type { ExitClass } from '../exit-code.ts';
import { say } from '../output/say.ts';
import { Problem } from '../problem.ts';
import { isTakenByAgent, openAgentHere } from '../service/agent/agent.ts';
import { tellStarter } from '../service/agent/starter.ts';
import { toldFailure } from '../service/agent/told-failure.ts';
import { IDLE_SECONDS } from '../service/agent/until-idle.ts';
import { stateFolder } from '../service/state-folder.ts';
import { untilToldToLeave } from '../until-told-to-leave.ts';
import { tellReady, type ServeCommandOptions } from './serve.ts';

/** `dojobs serve`: the agent in the foreground, until it is told to leave. */
export async function serveCommandsHere(options: ServeCommandOptions): Promise<ExitClass> {
  using leaving = untilToldToLeave({ stdin: options.untilStdinEnds ?? false });
  await using agent = await openAgentHere(agentOptions(options));
  tellReady(agent.folder);
  say(`Told to leave by ${await leaving.reason}.`);
  return 'done';
}

/** `dojobs serve --agent`: the agent as a command starts it, which also leaves when there is nothing to do. */
export async function serveCommandsBehind(options: ServeCommandOptions): Promise<ExitClass> {
  using leaving = untilToldToLeave({ stdin: false });
  try {
    const seconds = idleSeconds();
    await using agent = await openAgentHere(agentOptions(options));
    // Nobody is to find the folder of the command that started us in use.
    process.chdir(agent.folder);
    await tellStarter({ kind: 'listening' });
    await Promise.race([leaving.reason, agent.untilIdle(seconds)]);
    return 'done';
  } catch (error) {
    const failure = toldFailure(error);
    if (!isTakenByAgent(error)) {
      await tellStarter({ kind: 'failed', failure });
      throw error;
    }
    await tellStarter({ kind: 'taken', failure });
    return 'service-unavailable';
  }
}

const agentOptions = ({
  state,
  sync,
  limitRate,
}: ServeCommandOptions): EmbeddedOptions & { readonly stateFolder: string } => ({
  stateFolder: stateFolder(state),
  ...(sync && { syncToDisk: true }),
  ...(limitRate !== undefined && { maxBytesPerSecond: limitRate }),
});

function idleSeconds(): number {
  const told = process.env['DOJOBS_AGENT_IDLE'] || IDLE_SECONDS;
  if (Number(told) > 0) return Number(told);
  throw new Problem('usage', `DOJOBS_AGENT_IDLE is "${told}": give seconds above 0.`);
}
