import { Option, type Command } from 'commander';
import type { ServeCommandOptions } from '../commands/serve.ts';
import { EXIT, type ExitClass } from '../exit-code.ts';
import { wholeNumber } from './declare.ts';

const HELP = `
Without --com it is the agent of the other commands, in the foreground: they find it by the state folder, and start
one in the background where there is none. Prints "ready FOLDER" on stdout once commands can connect; with --com
"ready {CLSID}" once clients can create the class, and nothing else there.
Ctrl-C, Ctrl-Break, closing the console, SIGTERM and SIGHUP tell it to leave: it is withdrawn and transfers are
stopped, to be continued by the next service on the same state. A program that starts it gives it a pipe and
--until-stdin-ends, since on Windows it can only end a process by force. Otherwise the standard input is not read.
Exit code: 0 when it left in order, others as for all commands when it could not serve.`;

export const serve = (program: Command): Command =>
  program
    .command('serve')
    .description('offer the embedded service to commands or other programs, until told to leave')
    .option('--com', 'as a local COM server for programs in any language, on Windows')
    .option('--clsid <{guid}>', "with --com: the class that clients create (default: this project's own)")
    .option(
      '--state <folder>',
      'where the queue is kept (default: that of the commands; with --com %LOCALAPPDATA%\\delivery-optimization)',
    )
    .option('--sync', 'let what is acknowledged survive the loss of power, too; slower')
    .option('--limit-rate <bytes>', 'bytes per second for each job (default: no limit)', wholeNumber(1))
    .option('--until-stdin-ends', 'leave when the standard input ends, too')
    .addOption(new Option('--agent', 'in the background, as commands start it').conflicts('com').hideHelp())
    .addHelpText('after', HELP)
    .action(async (options: ServeCommandOptions) => {
      const run = await way(options);
      // Not only its exit code: connections of clients that have gone would keep the process.
      process.exit(EXIT[await run(options)]);
    });

async function way({ com, agent }: ServeCommandOptions): Promise<(options: ServeCommandOptions) => Promise<ExitClass>> {
  if (com) return (await import('../commands/serve-by-com.ts')).serveByCom;
  const { serveCommandsBehind, serveCommandsHere } = await import('../commands/serve-agent.ts');
  return agent ? serveCommandsBehind : serveCommandsHere;
}
