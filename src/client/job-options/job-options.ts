import type { JobPriority } from '../../model/index.ts';
import { attempt } from '../attempt.ts';
import { invalid } from '../invalid.ts';
import * as bitsProperty from './bits-property.ts';
import { clientCertificate, type ClientCertificate } from './client-certificate.ts';
import { headers, httpMethod } from './http.ts';
import type { JobOption, OptionTarget } from './job-option.ts';
import { notificationClass, notifyCommand, type NotifyCommand } from './notification.ts';
import * as pace from './pace.ts';
import { proxy, type JobProxy } from './proxy.ts';
import { security, type JobSecurity } from './security.ts';
import { description, name } from './texts.ts';
import { transferPolicy, type TransferPolicy } from './transfer-policy.ts';

/**
 * What a job has besides its files: given to `createJob()`, changed by `job.set()`, read by `job.get()`. Where `null` may
 * be given, it takes the option away. The service's own defaults hold for what was never set.
 *
 * Of every service: `priority`, `noProgressTimeoutSeconds`, `transferPolicy`, `notificationClass`. The embedded service
 * has `name`, `description` and `minimumRetryDelaySeconds` besides; all the others are BITS'.
 * @see https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ibackgroundcopyjob
 */
export interface JobOptions {
  /** 1 to 256 characters, shown by administrators' tools. */
  readonly name: string;
  /** Up to 1,024 characters. */
  readonly description: string;
  /** How the job competes with others for the network. Default: `normal`. */
  readonly priority: JobPriority;
  /** How long nothing may arrive before the job goes into error; the service's default is an hour to two weeks. */
  readonly noProgressTimeoutSeconds: number;
  /** How long a job waits, at least, before it tries again after an error that may pass. Default: 600 with BITS. */
  readonly minimumRetryDelaySeconds: number;
  /** How long the job may download altogether; 0: as long as it takes. */
  readonly maximumDownloadSeconds: number;
  /** On networks of which cost it may transfer. */
  readonly transferPolicy: TransferPolicy;
  /** A class whose object is told what happens when no callback is there: a GUID. */
  readonly notificationClass: string | null;
  /** A program that is started at the end. */
  readonly notifyCommand: NotifyCommand | null;
  /** Through which proxy it goes. Default: that of the system. */
  readonly proxy: JobProxy;
  /** Header fields that are sent with every request, by their names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Default: `GET`. */
  readonly httpMethod: string;
  /** How much it trusts servers. */
  readonly security: JobSecurity;
  /** The certificate with which it shows itself to servers. */
  readonly clientCertificate: ClientCertificate | null;
  /** Whether the server makes its files anew for each request, so that their sizes and dates mean nothing. */
  readonly dynamicContent: boolean;
  /** Whether it is to go as fast as it can, at the expense of other programs. Default: `false`. */
  readonly highPerformance: boolean;
  /** Whether ranges are fetched only once somebody asks for them. */
  readonly onDemand: boolean;
  /** The most that the files may amount to, in bytes. */
  readonly maximumBytes: number;
  /** How long the service waits, at least, between two notifications. */
  readonly minimumNotificationMilliseconds: number;
}

const OPTIONS: { readonly [K in keyof JobOptions]: JobOption<JobOptions[K]> } = {
  name,
  description,
  ...pace,
  transferPolicy,
  notificationClass,
  notifyCommand,
  proxy,
  headers,
  httpMethod,
  security,
  clientCertificate,
  ...bitsProperty,
};

const NAMES = Object.keys(OPTIONS) as (keyof JobOptions)[];

const MAY_BE_NONE: ReadonlySet<keyof JobOptions> = new Set(['notificationClass', 'notifyCommand', 'clientCertificate']);

/** Refuses what no service takes, before anything is set. @throws {DeliveryOptimizationError} `invalid-argument` */
export function checkOptions(options: Partial<JobOptions>): void {
  const check = <K extends keyof JobOptions>(option: K, value: JobOptions[K] | undefined) => {
    if (value === null && !MAY_BE_NONE.has(option)) throw invalid(`A job with the ${option} null`, 'leave it out');
    if (value !== undefined) OPTIONS[option].check(value);
  };
  for (const option of NAMES) check(option, options[option]);
}

/** Sets the options that are given, one after the other, and none once `signal` has aborted. */
export async function writeOptions(
  target: OptionTarget,
  options: Partial<JobOptions>,
  of: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const write = async <K extends keyof JobOptions>(option: K, value: JobOptions[K] | undefined) => {
    if (value === undefined) return;
    signal?.throwIfAborted();
    const { write: set, remedy } = OPTIONS[option];
    await attempt(`set ${option} of ${of}`, () => set(target, value), unsupported(remedy));
  };
  for (const option of NAMES) await write(option, options[option]);
}

export async function readOption<K extends keyof JobOptions>(
  target: OptionTarget,
  option: K,
  of: string,
): Promise<JobOptions[K]> {
  const known: JobOption<JobOptions[K]> | undefined = OPTIONS[option];
  if (known === undefined) throw invalid(`There is no option "${option}"`, `use one of ${NAMES.join(', ')}`);
  return attempt(`read ${option} of ${of}`, () => known.read(target), unsupported(known.remedy));
}

export const checkOptionNames = (options: object): void => {
  const unknown = Object.keys(options).find((each) => !(each in OPTIONS));
  if (unknown !== undefined) throw invalid(`There is no option "${unknown}"`, `use one of ${NAMES.join(', ')}`);
};

const unsupported = (remedy: string | undefined) => (remedy === undefined ? {} : { 'not-supported': `${remedy}.` });
