#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { GetOptions } from './commands/get.ts';
import type { ServeCommandOptions } from './commands/serve.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const SERVE_HELP = `
Prints "ready {CLSID}" on stdout once clients can create the class, and nothing else there.
Ctrl-C, Ctrl-Break, closing the console, SIGTERM and SIGHUP tell it to leave: the class is withdrawn and
transfers are stopped, to be continued by the next service on the same state. A program that starts the
service gives it a pipe and --until-stdin-ends, since on Windows it can only end a process by force. Otherwise
the standard input is not read. Exit code: 0 when it left in order, 1 when it could not serve.`;

const program = new Command('dojobs')
  .description('Transfer files by Windows Delivery Optimization or BITS; elsewhere by the embedded service.')
  .version(version);

program
  .command('get')
  .description('transfer files in one job, and put them in place once all of them have arrived')
  .argument('<url...>', 'where the files come from, http: or https:')
  .option('-d, --directory <path>', 'where they go, by the last part of their URLs', '.')
  .option('-o, --output <path>', 'where the file goes, for a single URL')
  .addOption(new Option('--service <name>', 'which service').choices(['delivery-optimization', 'bits', 'embedded']))
  .action(async (urls: string[], options: GetOptions) => {
    const { get } = await import('./commands/get.ts');
    process.exitCode = await get(urls, options);
  });

program
  .command('serve')
  .description('offer the embedded service to other programs, until told to leave')
  .requiredOption('--com', 'as a local COM server, on Windows')
  .option('--clsid <{guid}>', "the class that clients create (default: this project's own)")
  .option('--state <folder>', 'where the queue is kept (default: %LOCALAPPDATA%\\delivery-optimization)')
  .option('--sync', 'let what is acknowledged survive the loss of power, too; slower')
  .option('--limit-rate <bytes>', 'bytes per second for each job (default: no limit)', Number)
  .option('--until-stdin-ends', 'leave when the standard input ends, too')
  .addHelpText('after', SERVE_HELP)
  .action(async (options: ServeCommandOptions) => {
    const { serveByCom } = await import('./commands/serve.ts');
    process.exit(await serveByCom(options));
  });

await program.parseAsync();
