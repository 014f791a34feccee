#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import type { GetOptions } from './commands/get.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

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

await program.parseAsync();
