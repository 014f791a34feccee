import type { Command } from 'commander';
import type { ServeCommandOptions } from '../commands/serve.ts';
import { EXIT } from '../exit-code.ts';
import { wholeNumber } from './declare.ts';

const HELP = `
Prints "ready {CLSID}" on stdout once clients can create the class, and nothing else there.
Ctrl-C, Ctrl-Break, closing the console, SIGTERM and SIGHUP tell it to leave: the class is withdrawn and
transfers are stopped, to be continued by the next service on the same state. A program that starts the
service gives it a pipe and --until-stdin-ends, since on Windows it can only end a process by force. Otherwise
the standard input is not read. Exit code: 0 when it left in order, 1 when it could not serve.`;

export const serve = (program: Command): Command =>
  program
    .command('serve')
    .description('offer the embedded service to other programs, until told to leave')
    .requiredOption('--com', 'as a local COM server, on Windows')
    .option('--clsid <{guid}>', "the class that clients create (default: this project's own)")
    .option('--state <folder>', 'where the queue is kept (default: %LOCALAPPDATA%\\delivery-optimization)')
    .option('--sync', 'let what is acknowledged survive the loss of power, too; slower')
    .option('--limit-rate <bytes>', 'bytes per second for each job (default: no limit)', wholeNumber(1))
    .option('--until-stdin-ends', 'leave when the standard input ends, too')
    .addHelpText('after', HELP)
    .action(async (options: ServeCommandOptions) => {
      const { serveByCom } = await import('../commands/serve.ts');
      // Not only its exit code: connections of clients that have gone would keep the process.
      process.exit(EXIT[await serveByCom(options)]);
    });
