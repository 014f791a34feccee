import { realpathSync } from 'node:fs';
import type { EmbeddedOptions } from '../../../index.ts';
import { openInProcess } from '../in-process.ts';
import { agentAddress } from './agent-address.ts';
import { serveCommands } from './serve-commands.ts';
import { untilIdle } from './until-idle.ts';

/** The embedded service of a state folder with the commands that it serves. Disposing it ends no job. */
export interface Agent extends AsyncDisposable {
  readonly folder: string;
  /** Fulfilled once there has been nothing to do for so many seconds. */
  untilIdle(seconds: number): Promise<void>;
}

/** As whom other programs find this process in the folder. */
const PROGRAM = 'dojobs-agent';

/**
 * Takes a state folder and serves commands over it, from when the promise is fulfilled.
 * @throws {DeliveryOptimizationError} `service-unavailable`: somebody else has the folder, or it cannot be used
 */
export async function openAgentHere(options: EmbeddedOptions & { readonly stateFolder: string }): Promise<Agent> {
  process.argv[1] = PROGRAM;
  const service = await openInProcess({ service: 'embedded', embedded: options });
  const folder = realpathSync.native(options.stateFolder);
  const commands = await serveCommands(service, await agentAddress(options.stateFolder));
  return {
    folder,
    untilIdle: (seconds) => untilIdle(service, commands, seconds),
    [Symbol.asyncDispose]: async () => {
      await commands[Symbol.asyncDispose]();
      await service[Symbol.asyncDispose]();
    },
  };
}

/** Whether a folder could not be taken since another agent has it, and not some program of another kind. */
export function isTakenByAgent(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const owner = 'owner' in error ? (error.owner as { readonly program?: unknown } | undefined) : undefined;
  return owner?.program === PROGRAM || isTakenByAgent(error.cause);
}
