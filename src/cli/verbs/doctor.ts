import type { Command } from 'commander';
import { withService } from '../service/service-options.ts';
import { runs, withFormats } from './declare.ts';

export const doctor = (program: Command): Command =>
  withFormats(
    withService(
      program
        .command('doctor')
        .description('find what would make a job fail, before it is made')
        .argument('[url]', 'where a file would come from')
        .option('-d, --directory <path>', 'where it would go', '.'),
    ),
  ).action(runs(async () => (await import('../commands/doctor.ts')).doctor));
