import type { Command } from 'commander';
import { withService } from '../service/service-options.ts';
import { wholeNumber } from '../options/whole-number.ts';
import { runs, withFormats } from './declare.ts';

export const gc = (program: Command): Command =>
  withFormats(
    withService(
      program
        .command('gc')
        .description(
          'end the jobs that this tool made and nobody came back for: complete what arrived, cancel the rest',
        ),
    )
      .option('--dry-run', 'only tell what would be done')
      .option('--older-than <days>', 'leave younger ones alone', wholeNumber(), 7),
  ).action(runs(async () => (await import('../commands/gc.ts')).gc));
