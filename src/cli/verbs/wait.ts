import type { Command } from 'commander';
import { withErrorOptions } from '../options/error-options.ts';
import { withService } from '../service/service-options.ts';
import { MOST_SECONDS, wholeNumber } from '../options/whole-number.ts';
import { runs, withFormats } from './declare.ts';
import { JOB } from './show.ts';

export const wait = (program: Command): Command =>
  withFormats(
    withService(
      withErrorOptions(
        program
          .command('wait')
          .description('take up jobs where they stand, and bring them to their end')
          .argument('<job...>', JOB),
        'keep',
      ),
    )
      .option('--timeout <seconds>', 'let go of the jobs after this time', wholeNumber(1, MOST_SECONDS))
      .option('--no-complete', 'leave the files for dojobs complete once they have arrived'),
  ).action(runs(async () => (await import('../commands/wait.ts')).wait));
