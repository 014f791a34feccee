import type { Command } from 'commander';
import { withErrorOptions } from '../options/error-options.ts';
import { withJobOptions } from '../options/job-options.ts';
import { withService } from '../service/service-options.ts';
import { runs, withFormats } from './declare.ts';

export const get = (program: Command): Command =>
  withFormats(
    withService(
      withErrorOptions(
        withTargets(
          program.command('get').description('transfer files in one job, and put them in place once all have arrived'),
        ),
        'cancel',
      ),
    ),
  ).action(runs(async () => (await import('../commands/get.ts')).get));

/** Lets a command be told which files to fetch, where they go, and how their job is made. */
export const withTargets = (command: Command): Command =>
  withJobOptions(
    command
      .argument('<url...>', 'where the files come from, http: or https:')
      .option('-d, --directory <path>', 'where they go, by the last part of their URLs', '.')
      .option('-o, --output <path>', 'where the file goes, for a single URL'),
  );
