import type { Command } from 'commander';
import { withService } from '../service/service-options.ts';
import { runs, withFormats } from './declare.ts';

export const list = (program: Command): Command =>
  withFormats(withService(program.command('list').alias('ls').description('list the jobs'))).action(
    runs(async () => (await import('../commands/list.ts')).list),
  );
