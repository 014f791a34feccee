import { setTimeout as delay } from 'node:timers/promises';
import type { JobError } from '../../index.ts';
import { errorRecordOf } from '../records/read-job.ts';
import type { ErrorRecord } from '../schema/records.ts';
import type { ErrorAnswer } from '../service/service-port.ts';
import type { ErrorAction, ErrorRule } from './error-rule.ts';

export interface ErrorPolicyOptions {
  readonly rules: readonly ErrorRule[];
  /** What is done where no rule fits, and when the retries are used up. */
  readonly otherwise: Exclude<ErrorAction, 'resume'>;
  /** How often a job may be resumed. */
  readonly retries: number;
  /** Seconds before the first retry; twice as many before each further one, a minute at most. */
  readonly retryDelaySeconds: number;
  readonly onRetry: (seconds: number, mirror: string | undefined) => void;
  readonly signal: AbortSignal;
}

/** Decides by rules what becomes of a job in error; a mirror is used once, and retries are counted. */
export function errorPolicy(options: ErrorPolicyOptions): (error: JobError) => Promise<ErrorAnswer> {
  const { rules, otherwise, retries, retryDelaySeconds, onRetry, signal } = options;
  const used = new Set<ErrorRule>();
  let resumed = 0;
  return async (error) => {
    const record = errorRecordOf(error);
    const rule = ruleFor(rules, record, used);
    const action = rule?.action ?? otherwise;
    if (action !== 'resume') return { kind: action };
    if (resumed === retries) return { kind: otherwise };
    const seconds = rule?.mirror === undefined ? Math.min(retryDelaySeconds * 2 ** resumed, LONGEST_DELAY_SECONDS) : 0;
    resumed += 1;
    if (rule?.mirror !== undefined) used.add(rule);
    onRetry(seconds, rule?.mirror);
    await delay(seconds * 1_000, undefined, { signal });
    return { kind: 'resume', replace: replacement(error, rule?.mirror) };
  };
}

const LONGEST_DELAY_SECONDS = 60;

/** The first rule about this very error, otherwise the first about all; mirrors that were used up are passed over. */
function ruleFor(rules: readonly ErrorRule[], error: ErrorRecord, used: ReadonlySet<ErrorRule>): ErrorRule | undefined {
  const left = rules.filter((rule) => !used.has(rule));
  return left.find(({ on }) => on !== undefined && isAbout(on, error)) ?? left.find(({ on }) => on === undefined);
}

const isAbout = (on: string, { code, kind }: ErrorRecord): boolean => on === code || on === kind;

function replacement(error: JobError, mirror: string | undefined): Record<string, string> {
  if (mirror === undefined || error.file === undefined) return {};
  const name = error.file.url.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  return { [error.file.url]: mirror.endsWith('/') ? `${mirror}${name}` : mirror };
}
