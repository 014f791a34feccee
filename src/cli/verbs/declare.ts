import type { Command } from 'commander';
import { EXIT, type ExitClass } from '../exit-code.ts';

/** What a command does, loaded when it is called for; fulfilled with how it ended. */
type Action<Args extends unknown[]> = () => Promise<(...args: Args) => Promise<ExitClass>>;

/** Binds a command to what it does: what it needs is loaded only now, and how it ends becomes the exit code. */
export const runs =
  <Args extends unknown[]>(load: Action<Args>) =>
  async (...args: [...Args, Command]): Promise<void> => {
    const run = await load();
    process.exitCode = EXIT[await run(...(args.slice(0, -1) as Args))];
  };

/** Lets a command write its data for programs. */
export const withFormats = (command: Command): Command =>
  command.option('--json', 'write one JSON document').option('--ndjson', 'write a JSON document per line');
