import type { Command } from 'commander';
import { withErrorOptions } from '../options/error-options.ts';
import { withJobOptions } from '../options/job-options.ts';
import { withService } from '../service/service-options.ts';
import { runs } from './declare.ts';

const HELP = `
Prints one JSON object, {changed, failed, msg, job}, also when it fails. The file is exchanged whole, and only for one
with the right SHA-256: until then what is at the path stays. Running it twice changes nothing the second time; a
transfer that was interrupted is taken up again.`;

export const ensure = (program: Command): Command =>
  withService(
    withErrorOptions(
      withJobOptions(
        program
          .command('ensure')
          .description('see to it that a file with this SHA-256 is at this path')
          .argument('<url>', 'where it comes from when it is not')
          .argument('<path>', 'where it must be')
          .requiredOption('--sha256 <hex>', 'what it must be')
          .option('--check', 'change nothing, only tell whether something would change'),
      ),
      'keep',
    ),
  )
    .addHelpText('after', HELP)
    .action(runs(async () => (await import('../commands/ensure.ts')).ensure));
