import { MAX_NAME_LENGTH } from '../../model/index.ts';
import { checkedPath } from '../job/checked-path.ts';
import { checkedUrl } from '../job/checked-url.ts';
import { JobFault } from '../job/index.ts';
import type { RetrySettings } from '../job/retry-plan.ts';
import type { Claimant } from '../job/waiting-line.ts';
import type { DownloadSettingsRecord } from './download-record.ts';
import { headerLines } from './header-lines.ts';
import { checkTolerance } from './tolerance.ts';

/** The least that may be set; 0 stands for what is usual. */
const MIN_NO_PROGRESS_SECONDS = 60;

/** What a download's user has settled about it, each value checked when it is set, and what goes without that. */
export class DownloadSettings implements Claimant, RetrySettings {
  readonly minimumRetryDelay = 0;
  #values: DownloadSettingsRecord;

  constructor(values: DownloadSettingsRecord) {
    this.#values = values;
  }

  /** What was set; it survives the process. */
  get values(): DownloadSettingsRecord {
    return this.#values;
  }

  change(changes: DownloadSettingsRecord): void {
    this.#values = { ...this.#values, ...changes };
  }

  get foreground(): boolean {
    return this.#values.foreground ?? false;
  }

  /** As for jobs: an hour in the foreground, and a day in the background. */
  get noProgressTimeoutSeconds(): number {
    return this.#values.noProgressTimeoutSeconds || (this.foreground ? 3_600 : 86_400);
  }

  /** @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadcostpolicy */
  get costPolicy(): NonNullable<DownloadSettingsRecord['costPolicy']> {
    return this.#values.costPolicy ?? (this.foreground ? 'always' : 'standard');
  }

  get callbackFreqSeconds(): number {
    return this.#values.callbackFreqSeconds ?? 1;
  }
}

/** What may change while the bytes flow; everything else only before and after. */
const TUNABLE: ReadonlySet<string> = new Set<keyof DownloadSettingsRecord>([
  'callbackFreqPercent',
  'callbackFreqSeconds',
  'foreground',
  'costPolicy',
  'disallowOnCellular',
  'noProgressTimeoutSeconds',
]);

export const isTunable = (changes: DownloadSettingsRecord): boolean =>
  Object.keys(changes).every((name) => TUNABLE.has(name));

/** @throws {JobFault} `invalid-argument`, `unsupported-scheme`, `not-supported`: a value that cannot be */
export function checkSettings(changes: DownloadSettingsRecord): void {
  const { uri, localPath, displayName, customHeaders, authHeaders } = changes;
  if (uri !== undefined) checkedUrl(uri);
  if (localPath !== undefined) checkedPath(localPath);
  if (displayName !== undefined) checkDisplayName(displayName);
  if (customHeaders !== undefined) headerLines(customHeaders);
  if (authHeaders !== undefined) headerLines(authHeaders);
  if (changes.securityFlags !== undefined) checkTolerance(changes.securityFlags);
  checkNumbers(changes);
}

function checkNumbers({ noProgressTimeoutSeconds, callbackFreqPercent, totalSizeBytes }: DownloadSettingsRecord): void {
  const invalid = (why: string) => new JobFault('invalid-argument', why);
  if ((noProgressTimeoutSeconds ?? 0) !== 0 && (noProgressTimeoutSeconds ?? 0) < MIN_NO_PROGRESS_SECONDS) {
    throw invalid(
      `A no-progress time-out of ${noProgressTimeoutSeconds} s is too short. Use ${MIN_NO_PROGRESS_SECONDS} or more, or 0 for what is usual.`,
    );
  }
  if ((callbackFreqPercent ?? 0) > 100) {
    throw invalid(`${callbackFreqPercent} percent is more than there is. Use 1 to 100, or 0 to go by time alone.`);
  }
  if (totalSizeBytes !== undefined && !Number.isSafeInteger(totalSizeBytes)) {
    throw invalid(`A file cannot have ${totalSizeBytes} bytes. Use at most ${Number.MAX_SAFE_INTEGER}.`);
  }
}

function checkDisplayName(name: string): void {
  if (name.length <= MAX_NAME_LENGTH) return;
  const message = `The display name has ${name.length} characters. At most ${MAX_NAME_LENGTH} are allowed.`;
  throw new JobFault('invalid-argument', message);
}
