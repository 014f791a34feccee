import type { IBackgroundCopyFile, IBackgroundCopyJob } from '../bindings/index.ts';
import { userLanguage, type Caller, type Guid } from '../com/index.ts';
import type { JobPriority, JobProgress, JobState, JobTimes, JobType } from '../model/index.ts';
import { reasonFirst, type Abortable } from './abortable.ts';
import { attempt, type Remedies } from './attempt.ts';
import { ready, type Connection } from './connection.ts';
import { checkJobCost } from './cost.ts';
import { readErrorText, type JobErrorText } from './error-text.ts';
import { responseOf, type FileResponse } from './file-response.ts';
import { Handle } from './handle.ts';
import { presentError, readJobError, type JobError } from './job-error.ts';
import { describeFile, visitFilesOf, wantedFile, type JobFile, type WantedFile } from './job-file.ts';
import {
  checkCredentials,
  checkOptionNames,
  checkOptions,
  ONLY_BITS,
  OptionTarget,
  readOption,
  removeCredentials,
  setCredentials,
  writeOptions,
  type AuthScheme,
  type AuthTarget,
  type Credentials,
  type JobOptions,
} from './job-options/index.ts';
import { fileStatistics, sumOf, type JobStatistics } from './job-statistics.ts';
import { readTimes } from './job-times.ts';

export type JobPointer = Caller<typeof IBackgroundCopyJob>;
type FilePointer = Caller<typeof IBackgroundCopyFile>;

/** What can be known of a job, and what can be changed about it. */
export abstract class JobProperties<T extends JobType> {
  /** A GUID in lower case; `service.job(id)` finds the job again, from any process of the same user. */
  readonly id: Guid;
  /** What it does; it never changes. */
  readonly type: T;
  /** @internal */
  protected readonly connection: Connection;
  /** @internal */
  protected readonly handle: Handle<typeof IBackgroundCopyJob>;

  constructor(connection: Connection, pointer: JobPointer, id: Guid, type: T) {
    const find = () =>
      attempt(`find job ${id} again`, async () => ready(connection, await connection.manager.GetJob(id)));
    this.connection = connection;
    this.handle = new Handle(connection, { kind: 'Job', id }, pointer, find);
    this.id = id;
    this.type = type;
  }

  /** The name it was created with, for people. Names need not be unique. */
  name(): Promise<string> {
    return this.attempt('read the name of', (job) => job.GetDisplayName());
  }

  /**
   * Where it stands.
   * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-job-state-
   */
  state(): Promise<JobState> {
    return this.attempt('read the state of', (job) => job.GetState());
  }

  /**
   * How far all its files are, in bytes and files.
   * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-job-progress
   */
  progress(): Promise<JobProgress> {
    return this.attempt('read the progress of', (job) => job.GetProgress());
  }

  /** When it was created, last changed and transferred. */
  times(): Promise<JobTimes> {
    return this.attempt('read the times of', readTimes);
  }

  /** How it competes with other jobs for the network. */
  priority(): Promise<JobPriority> {
    return this.get('priority');
  }

  /**
   * Changes how it competes with other jobs for the network.
   * @throws {DeliveryOptimizationError} `invalid-argument`
   */
  setPriority(priority: JobPriority): Promise<void> {
    return this.set({ priority });
  }

  /**
   * Reads one of the job's options.
   * @throws {DeliveryOptimizationError} `invalid-argument`, `not-supported` where the service does not have it
   */
  get<K extends keyof JobOptions>(option: K): Promise<JobOptions[K]> {
    return readOption(this.#target(), option, `job ${this.id}`);
  }

  /**
   * Changes the options that are given. All are checked first; those a service refuses leave the earlier ones set.
   * @throws {DeliveryOptimizationError} `invalid-argument`, `not-supported`, `blocked`, `invalid-state` once the job is
   *   final; the signal's reason when it aborts between two options, which leaves the earlier ones set
   */
  async set(options: Partial<JobOptions>, { signal }: Abortable = {}): Promise<void> {
    signal?.throwIfAborted();
    checkOptionNames(options);
    checkOptions(options);
    checkJobCost(this.connection, options);
    await writeOptions(this.#target(), options, `job ${this.id}`, signal).catch(reasonFirst(signal));
  }

  /**
   * Gives the service credentials for a server or proxy, in place of earlier ones of the same target and scheme.
   * @throws {DeliveryOptimizationError} `invalid-argument`, `not-supported` where the service is not BITS
   */
  async setCredentials(credentials: Credentials): Promise<void> {
    checkCredentials(credentials);
    await this.attempt('set credentials of', () => setCredentials(this.#target(), credentials), onlyBits);
  }

  /**
   * Takes credentials away again.
   * @throws {DeliveryOptimizationError} `not-supported` where the service is not BITS
   */
  removeCredentials(target: AuthTarget, scheme: AuthScheme): Promise<void> {
    const remove = () => removeCredentials(this.#target(), target, scheme);
    return this.attempt('remove credentials of', remove, onlyBits);
  }

  /**
   * The security identifier of the user whose job it is (`S-1-5-…`); off Windows the user's name.
   * @throws {DeliveryOptimizationError} `not-supported`
   */
  owner(): Promise<string> {
    return this.attempt('read the owner of', (job) => job.GetOwner(), onlyBits);
  }

  /**
   * How often the transfer was interrupted, be it by errors that the service got over by itself.
   * @throws {DeliveryOptimizationError} `not-supported`
   */
  errorCount(): Promise<number> {
    return this.attempt('read the error count of', (job) => job.GetErrorCount(), onlyBits);
  }

  /**
   * Where the bytes of the job's files came from; `undefined` where the service has no figures, or cannot be asked for
   * them safely.
   * @throws the signal's reason when it aborts
   * @experimental Documents and programs disagree about the place of Delivery Optimization's method in its vtable.
   */
  async statistics({ signal }: Abortable = {}): Promise<JobStatistics | undefined> {
    return sumOf(await this.#readFiles('statistics', (file) => fileStatistics(this.connection, file), signal));
  }

  /**
   * The files in the order they were added, each with its progress.
   * @throws the signal's reason when it aborts
   */
  files({ signal }: Abortable = {}): Promise<readonly JobFile[]> {
    return this.#readFiles('files', describeFile, signal);
  }

  /**
   * What is wrong with the job; `undefined` unless it is in state `error` or `transient-error`.
   * @throws the signal's reason when it aborts
   */
  error({ signal }: Abortable = {}): Promise<JobError | undefined> {
    const read = async (job: JobPointer): Promise<JobError | undefined> => {
      const present = await presentError(job);
      if (present === undefined) return undefined;
      using error = await ready(this.connection, present);
      signal?.throwIfAborted();
      return await readJobError(error, signal);
    };
    return this.inquire('read the error of', read, signal);
  }

  /**
   * What is wrong with the job in the service's own words and the user's language: what of it the service tells.
   * `undefined` unless the job is in error.
   * @param language a Windows language identifier, such as 0x407; default: the user's
   * @throws the signal's reason when it aborts
   */
  errorText(language = userLanguage(), { signal }: Abortable = {}): Promise<JobErrorText | undefined> {
    return this.inquire('read the error of', (job) => readErrorText(this.connection, job, language, signal), signal);
  }

  /**
   * The last answer that each file's server gave; `undefined` for files that had none, or where the service tells none.
   * @throws the signal's reason when it aborts
   */
  responses({ signal }: Abortable = {}): Promise<readonly (FileResponse | undefined)[]> {
    return this.#readFiles('responses', (file) => responseOf(this.connection, file), signal);
  }

  /** What it was asked to fetch. @internal */
  wantedFiles({ signal }: Abortable = {}): Promise<readonly WantedFile[]> {
    return this.#readFiles('files', (file) => wantedFile(this.connection, file), signal);
  }

  /** @internal */
  protected attempt<R>(doing: string, action: (job: JobPointer) => Promise<R>, remedies?: Remedies): Promise<R> {
    return attempt(`${doing} job ${this.id}`, () => action(this.handle.pointer), remedies);
  }

  /** As `attempt`, for what takes several calls: not begun, or given up, once `signal` has aborted. @internal */
  protected async inquire<R>(
    doing: string,
    action: (job: JobPointer) => Promise<R>,
    signal: AbortSignal | undefined,
  ): Promise<R> {
    signal?.throwIfAborted();
    const answer = await this.attempt(doing, action).catch(reasonFirst(signal));
    signal?.throwIfAborted();
    return answer;
  }

  /** Reads something of each file. */
  #readFiles<R>(
    what: string,
    visit: (file: FilePointer) => Promise<R>,
    signal: AbortSignal | undefined,
  ): Promise<readonly R[]> {
    return this.inquire(`read the ${what} of`, (job) => visitFilesOf(this.connection, job, visit, signal), signal);
  }

  #target(): OptionTarget {
    return new OptionTarget(this.connection, this.handle.pointer);
  }
}

const onlyBits: Remedies = { 'not-supported': `${ONLY_BITS}.` };
