import type { Command } from 'commander';
import { withService } from '../service/service-options.ts';
import { runs, withFormats } from './declare.ts';
import { JOB } from './show.ts';

export const errors = (program: Command): Command =>
  withFormats(
    withService(
      program
        .command('errors')
        .description('tell what is wrong with which job, and what to type next')
        .argument('[job...]', `${JOB} (default: all)`),
    ),
  ).action(runs(async () => (await import('../commands/errors.ts')).errors));
