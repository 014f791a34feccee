import type { Command } from 'commander';
import { withService } from '../service/service-options.ts';
import { runs, withFormats } from './declare.ts';

export const show = (program: Command): Command =>
  withFormats(
    withService(
      program
        .command('show')
        .description('show jobs with their files and what is wrong with them')
        .argument('<job...>', JOB),
    ),
  ).action(runs(async () => (await import('../commands/show.ts')).show));

/** How a job is named on the command line. */
export const JOB = "a job's id, at least four characters of its beginning, or its name";
