import { MAX_DESCRIPTION_LENGTH, MAX_NAME_LENGTH } from '../../model/index.ts';
import { JobFault } from './job-fault.ts';
import type { SettingsRecord } from './job-record.ts';
import type { Claimant } from './waiting-line.ts';

/** What a job's user has settled about it, each value checked when it is set. */
export class JobSettings implements Claimant {
  readonly #firstRetryDelaySeconds: number;
  #values: SettingsRecord;

  /** @param firstRetryDelay in milliseconds */
  constructor(values: SettingsRecord, firstRetryDelay: number) {
    this.#values = values;
    this.#firstRetryDelaySeconds = Math.ceil(firstRetryDelay / 1_000);
  }

  /** What survives the process. */
  get values(): SettingsRecord {
    return this.#values;
  }

  /** @throws {JobFault} `invalid-argument`: a value that cannot be; nothing is changed then */
  checked(changes: Partial<SettingsRecord>): Partial<SettingsRecord> {
    const { name, description, noProgressTimeoutSeconds, minimumRetryDelaySeconds } = changes;
    if (name !== undefined) checkName(name);
    if (description !== undefined) checkLength('description', description, MAX_DESCRIPTION_LENGTH);
    if (noProgressTimeoutSeconds !== undefined) checkSeconds('noProgressTimeoutSeconds', noProgressTimeoutSeconds);
    if (minimumRetryDelaySeconds === undefined) return changes;
    checkSeconds('minimumRetryDelaySeconds', minimumRetryDelaySeconds);
    return { ...changes, minimumRetryDelaySeconds: Math.max(5, minimumRetryDelaySeconds) };
  }

  change(changes: Partial<SettingsRecord>): void {
    this.#values = { ...this.#values, ...changes };
  }

  get foreground(): boolean {
    return this.#values.priority === 'foreground';
  }

  /**
   * How long a job may fail over and over without a new byte; 0: it is never tried again. Unless set it goes by the
   * priority: 3,600 for `foreground`, 86,400 for the others.
   * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-setnoprogresstimeout
   */
  get noProgressTimeoutSeconds(): number {
    return this.#values.noProgressTimeoutSeconds ?? (this.foreground ? 3_600 : 86_400);
  }

  /**
   * The least wait before a failed job is tried again. Values below 5 count as 5.
   * @see https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setminimumretrydelay
   */
  get minimumRetryDelaySeconds(): number {
    return this.#values.minimumRetryDelaySeconds ?? this.#firstRetryDelaySeconds;
  }

  /** The same in milliseconds, where somebody has set it. */
  get minimumRetryDelay(): number {
    return (this.#values.minimumRetryDelaySeconds ?? 0) * 1_000;
  }
}

/**
 * The settings of a new job.
 * @throws {JobFault} `invalid-argument`: the name is empty or too long
 */
export const newSettings = (name: string): SettingsRecord => {
  checkName(name);
  return {
    name,
    description: '',
    priority: 'normal',
    notifyFlags: DEFAULT_NOTIFY_FLAGS,
    costFlags: 0,
    notificationClass: null,
  };
};

/** As `BG_NOTIFY` bits: tell when the job is transferred, and when it is in error. */
const DEFAULT_NOTIFY_FLAGS = 3;

function checkName(name: string): void {
  if (name === '') throw new JobFault('invalid-argument', 'The name of the job is empty. Give it one.');
  checkLength('name', name, MAX_NAME_LENGTH);
}

function checkLength(what: string, text: string, most: number): void {
  if (text.length <= most) return;
  const message = `The ${what} "${text.slice(0, 30)}…" has ${text.length} characters. At most ${most} are allowed.`;
  throw new JobFault('invalid-argument', message);
}

function checkSeconds(property: string, seconds: number): void {
  if (Number.isFinite(seconds) && seconds >= 0) return;
  throw new JobFault('invalid-argument', `${property} must be a number of seconds from 0 on, not ${seconds}.`);
}
