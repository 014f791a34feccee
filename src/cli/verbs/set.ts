import type { Command } from 'commander';
import { withJobOptions } from '../options/job-options.ts';
import { withService } from '../service/service-options.ts';
import { runs, withFormats } from './declare.ts';
import { JOB } from './show.ts';

const HELP = `
What is not said stays as it is. --header takes the place of all header fields that a job has; --user that of the
earlier user with the same --auth-scheme.`;

export const set = (program: Command): Command =>
  withFormats(
    withService(
      withJobOptions(program.command('set').description('change jobs that are there').argument('<job...>', JOB)),
    ),
  )
    .addHelpText('after', HELP)
    .action(runs(async () => (await import('../commands/set.ts')).set));
