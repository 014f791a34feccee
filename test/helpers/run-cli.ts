import { cliHome } from './cli-home.ts';
import type { CliResult } from './start-cli.ts';

export type { CliResult };

/**
 * Runs `dojobs` in a process of its own, through pipes, in a home of its own.
 * @param imports modules for Node to load before it
 */
export async function runCli(args: readonly string[], imports: readonly string[] = []): Promise<CliResult> {
  await using home = cliHome();
  return await home.run(args, { imports });
}
