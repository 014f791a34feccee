import type { Command } from 'commander';
import { runs, withFormats } from './declare.ts';

export const explain = (program: Command): Command =>
  withFormats(
    program
      .command('explain')
      .description('tell what a code means, why it comes and what to do; needs no service')
      .argument('<code...>', '0x80190193, -2145844845, DO_E_INVALID_STATE, or an HTTP status as 403')
      // A negative number is a code, not an option.
      .allowUnknownOption()
      .allowExcessArguments(),
  ).action(runs(async () => (await import('../commands/explain.ts')).explain));
