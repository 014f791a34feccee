import type { Command } from 'commander';
import { runs } from './declare.ts';

export const schema = (program: Command): Command =>
  program
    .command('schema')
    .description('print the JSON Schema of what the verbs write with --json and --ndjson')
    .argument('[verb]', 'one of them (default: all)')
    .action(runs(async () => (await import('../commands/schema.ts')).schema));
