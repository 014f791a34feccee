import type { Command } from 'commander';
import { wholeNumber } from './whole-number.ts';
import { errorRule, type ErrorRule } from '../on-error/error-rule.ts';

/** What the command line says about errors. */
export interface ErrorOptions {
  readonly onError?: readonly ErrorRule[];
  readonly onErrorExec?: string;
  readonly retries: number;
  readonly retryDelay: number;
}

/** Lets a command be told what becomes of a job in error. @param otherwise what it does where nothing is said */
export const withErrorOptions = (command: Command, otherwise: string): Command =>
  command
    .option(
      '--on-error <rule>',
      `cancel, complete, resume, keep, or for one status or code 403=ACTION, 403=resume:MIRROR_URL; may be given several times (default: ${otherwise})`,
      errorRule,
    )
    .option('--on-error-exec <module>', 'decide by the default export of a TypeScript or JavaScript module')
    .option('--retries <count>', 'how often "resume" may be the answer', wholeNumber(), 3)
    .option(
      '--retry-delay <seconds>',
      'before the first retry, twice as many before each further one',
      wholeNumber(),
      1,
    );
