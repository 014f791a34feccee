import { Option, type Command } from 'commander';
import type { AuthScheme, JobPriority, PolicyName } from '../../index.ts';
import { JOB_PRIORITIES } from '../../model/index.ts';
import { wholeNumber } from './whole-number.ts';

/** What the command line says about a job besides its files, as it was typed. */
export interface JobOptionWords {
  readonly name?: string;
  readonly description?: string;
  readonly priority?: JobPriority;
  readonly noProgressTimeout?: number;
  readonly minRetryDelay?: number;
  readonly transferPolicy?: PolicyName;
  readonly header?: readonly string[];
  readonly user?: string;
  readonly passwordEnv?: string;
  readonly authScheme?: AuthScheme;
  readonly proxy?: string;
}

/** Lets a command be told how a job is made, or what is changed about it. */
export const withJobOptions = (command: Command): Command =>
  command
    .option('--name <text>', 'what people call the job; a new one is named after its files')
    .option('--description <text>', 'what the job is for')
    .addOption(new Option('--priority <level>', 'foreground goes before all others').choices(JOB_PRIORITIES))
    .addOption(notNegated('--no-progress-timeout <seconds>', 'how long nothing may arrive before the job is in error'))
    .option('--min-retry-delay <seconds>', 'before the service itself tries again, at least', seconds)
    .addOption(new Option('--transfer-policy <policy>', 'what the network may cost').choices(POLICIES))
    .option('--header <field>', '"Name: value", sent with every request; may be given several times', collected)
    .option('--user <name[:password]>', 'for servers that ask who it is')
    .option('--password-env <variable>', 'the environment variable that has the password of --user')
    .addOption(new Option('--auth-scheme <scheme>', 'how --user is shown (default: basic)').choices(SCHEMES))
    .option('--proxy <proxy>', 'an address, or none, system, autodetect');

const POLICIES: readonly PolicyName[] = ['always', 'not-roaming', 'no-surcharge', 'standard', 'unrestricted'];
const SCHEMES: readonly AuthScheme[] = ['basic', 'digest', 'ntlm', 'negotiate', 'passport'];

const seconds = wholeNumber(0, 0xffffffff);

const collected = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** Commander takes what begins with "no-" for the denial of another option. */
function notNegated(flags: string, description: string): Option {
  const option = new Option(flags, description).argParser(seconds);
  option.negate = false;
  return option;
}
