import { setTimeout as delay } from 'node:timers/promises';
import type { JobError, JobFile } from '../../index.ts';
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
  /** The files of the job, for an error that names none. */
  readonly files: () => Promise<readonly JobFile[]>;
  /** @param isTaken whether the file comes from the mirror now */
  readonly onRetry: (seconds: number, mirror: string | undefined, isTaken: boolean) => void;
  readonly signal: AbortSignal;
}

/** Decides by rules what becomes of a job in error; a mirror is used once, and retries are counted. */
export function errorPolicy(options: ErrorPolicyOptions): (error: JobError) => Promise<ErrorAnswer> {
  const { rules, otherwise, retries, retryDelaySeconds, files, onRetry, signal } = options;
  const used = new Set<ErrorRule>();
  let resumed = 0;
  return async (error) => {
    const record = errorRecordOf(error);
    const rule = ruleFor(rules, record, used);
    const action = rule?.action ?? otherwise;
    if (action !== 'resume') return { kind: action };
    if (resumed === retries) return { kind: otherwise };
    const url = rule?.mirror === undefined ? undefined : await urlAbout(error, files);
    const replace =
      rule?.mirror === undefined || url === undefined ? undefined : { [url]: inPlaceOf(url, rule.mirror) };
    const seconds = replace === undefined ? Math.min(retryDelaySeconds * 2 ** resumed, LONGEST_DELAY_SECONDS) : 0;
    resumed += 1;
    if (rule !== undefined && replace !== undefined) used.add(rule);
    onRetry(seconds, rule?.mirror, replace !== undefined);
    await delay(seconds * 1_000, undefined, { signal });
    return { kind: 'resume', replace: replace ?? {} };
  };
}

const LONGEST_DELAY_SECONDS = 60;

/** The first rule about this very error, otherwise the first about all; mirrors that were used up are passed over. */
function ruleFor(rules: readonly ErrorRule[], error: ErrorRecord, used: ReadonlySet<ErrorRule>): ErrorRule | undefined {
  const left = rules.filter((rule) => !used.has(rule));
  return left.find(({ on }) => on !== undefined && isAbout(on, error)) ?? left.find(({ on }) => on === undefined);
}

const isAbout = (on: string, { code, kind }: ErrorRecord): boolean => on === code || on === kind;

/** The URL of the file that an error is about. Services tell most errors without one, but may leave only one file. */
async function urlAbout({ file }: JobError, files: ErrorPolicyOptions['files']): Promise<string | undefined> {
  if (file !== undefined) return file.url;
  const [only, ...others] = await files();
  return others.length === 0 ? only?.url : undefined;
}

function inPlaceOf(url: string, mirror: string): string {
  const name = url.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  return mirror.endsWith('/') ? `${mirror}${name}` : mirror;
}
