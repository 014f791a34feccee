import type { Finding } from '../schema/finding.ts';
import type { ServiceOptions } from '../service/service-options.ts';

/** What a person wants to know before a job is made. */
export interface Question extends ServiceOptions {
  /** Where the file would come from. */
  readonly url: string | undefined;
  /** Where it would go. */
  readonly directory: string;
}

/** One thing to look at; nothing where it does not exist on this system, or was not asked about. */
export type Check = (question: Question) => Promise<readonly Finding[]>;

export const ok = (check: string, what: string): Finding => ({ check, verdict: 'ok', what, remedy: null });
export const warning = (check: string, what: string, remedy: string): Finding => ({
  check,
  verdict: 'warning',
  what,
  remedy,
});
export const problem = (check: string, what: string, remedy: string): Finding => ({
  check,
  verdict: 'problem',
  what,
  remedy,
});
export const unknown = (check: string, what: string): Finding => ({ check, verdict: 'unknown', what, remedy: null });
