import { Option, type Command } from 'commander';
import type { JobPriority } from '../../index.ts';
import { JOB_PRIORITIES } from '../../model/index.ts';

/** What the command line says about a job besides its files, as it was typed. */
export interface JobOptionWords {
  readonly name?: string;
  readonly priority?: JobPriority;
  readonly header?: readonly string[];
}

/** Lets a command be told how a job is made, or what is changed about it. */
export const withJobOptions = (command: Command): Command =>
  command
    .option('--name <text>', 'what people call the job; a new one is named after its files')
    .addOption(new Option('--priority <level>', 'foreground goes before all others').choices(JOB_PRIORITIES))
    .option('--header <field>', '"Name: value", sent with every request; may be given several times', collected);

const collected = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];
