import { endAgent } from './end-agent.ts';
import { startCli, type CliOptions, type CliResult, type RunningCli } from './start-cli.ts';
import { temporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

/** A home for the commands of one test. Disposing it ends what still runs, the agent too, and removes everything. */
export interface CliHome extends AsyncDisposable {
  readonly folder: TemporaryFolder;
  /** Where the agent keeps its jobs. */
  readonly state: string;
  /** What leads a command here. */
  readonly environment: Readonly<Record<string, string>>;
  run(args: readonly string[], options?: CliOptions): Promise<CliResult>;
  start(args: readonly string[], options?: CliOptions): RunningCli;
  /** Lets the agent of another state folder be ended with the others. */
  alsoAt(state: string): string;
}

/** @param more variables for all commands, and the agent that they start */
export function cliHome(more: Readonly<Record<string, string>> = {}): CliHome {
  const folder = temporaryFolder();
  const environment = { DOJOBS_HOME: folder.path, ...more };
  const state = folder.file('jobs');
  const states = [state];
  const running = new Set<RunningCli>();
  const start: CliHome['start'] = (args, options = {}) => {
    const cli = startCli(args, { ...options, environment: { ...environment, ...options.environment } });
    running.add(cli);
    cli.result.finally(() => running.delete(cli)).catch(() => undefined);
    return cli;
  };
  return {
    folder,
    state,
    environment,
    start,
    run: (args, options) => start(args, options).result,
    alsoAt: (other) => {
      states.push(other);
      return other;
    },
    [Symbol.asyncDispose]: async () => {
      for (const cli of running) cli.kill('SIGKILL');
      await Promise.all([...running].map(({ result }) => result));
      for (const each of states) await endAgent(each);
      folder[Symbol.dispose]();
    },
  };
}
