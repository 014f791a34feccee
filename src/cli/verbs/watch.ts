import type { Command } from 'commander';
import { withService } from '../service/service-options.ts';
import { MOST_SECONDS, wholeNumber } from '../options/whole-number.ts';
import { runs } from './declare.ts';

export const watch = (program: Command): Command =>
  withService(program.command('watch').description('show all jobs and how they go on, until q or Ctrl-C'))
    .option('-n, --interval <seconds>', 'how often to look at them', wholeNumber(1, MOST_SECONDS), 1)
    .option('--ndjson', 'write what dojobs list --json tells in a line, whenever it changes')
    .action(runs(async () => (await import('../commands/watch.ts')).watch));
