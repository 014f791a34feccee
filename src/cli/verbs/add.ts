import type { Command } from 'commander';
import { withService } from '../service/service-options.ts';
import { runs, withFormats } from './declare.ts';
import { withTargets } from './get.ts';

export const add = (program: Command): Command =>
  withFormats(
    withService(withTargets(program.command('add').description('make a job and let it run; prints its id'))).option(
      '--suspended',
      'do not start it yet',
    ),
  ).action(runs(async () => (await import('../commands/add.ts')).add));
