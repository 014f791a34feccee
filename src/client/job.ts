import type { Guid } from '../com/index.ts';
import type { JobType } from '../model/index.ts';
import { reasonFirst, type Abortable } from './abortable.ts';
import { addFiles } from './add-file.ts';
import { completeJob } from './complete-job.ts';
import { confine } from './confine.ts';
import type { Connection } from './connection.ts';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';
import { checkStuckAfterSeconds } from './hygiene/index.ts';
import { checkExpectation, Integrity, type Expectation, type IntegrityError } from './integrity/index.ts';
import { checkText } from './invalid.ts';
import { isEnd, type JobEnd, type JobEvent, type WatchOptions } from './job-event.ts';
import type { JobHandlers, JobOutcome } from './job-handlers.ts';
import { JobProperties, type JobPointer } from './job-properties.ts';
import { checkFileRequest, checkUrl, type FileRequest, type JobRequest } from './job-request.ts';
import { JobRun } from './job-run.ts';
import { JobWatch } from './job-watch.ts';
import { checkPollSeconds } from './poll-seconds.ts';
import { replaceUrlPrefix, replaceUrls } from './replace-urls.ts';

/**
 * A job of the service. It lives in the service, not here: disposing this object lets go of it and never cancels it.
 * Every method rejects with `DeliveryOptimizationError`: `service-gone`, `access-denied`, `released` once it was disposed,
 * and the codes that the method names.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob
 */
export class Job<T extends JobType = 'download'> extends JobProperties<T> implements AsyncDisposable {
  readonly #onDispose: (job: AsyncDisposable) => void;
  readonly #integrity = new Integrity();
  #within: string | undefined;

  constructor(
    connection: Connection,
    pointer: JobPointer,
    id: Guid,
    type: T,
    onDispose: (job: AsyncDisposable) => void,
  ) {
    super(connection, pointer, id, type);
    this.#onDispose = onDispose;
  }

  /** Keeps in mind what files must be, and where they may go. @internal */
  remember({ files = [], within = this.#within }: Pick<JobRequest, 'files' | 'within'>): void {
    this.#within = within;
    for (const { path, sha256, size, ranges = [] } of files) {
      this.#integrity.expect(path, { sha256, size: ranges.length === 0 ? size : undefined });
    }
  }

  /**
   * Adds a file. A job that runs takes it up by itself; one that has transferred everything is to be resumed.
   * @throws {DeliveryOptimizationError} `invalid-argument`, `invalid-state` once the job is final; the signal's reason when
   *   it aborts before the service was asked
   */
  async addFile(file: FileRequest, { signal }: Abortable = {}): Promise<void> {
    signal?.throwIfAborted();
    checkFileRequest(file);
    if (this.#within !== undefined) await confine(file.path, this.#within);
    await this.attempt(`add "${file.path}" to`, (job) =>
      addFiles(this.connection, job, [file], `job ${this.id}`, signal),
    ).catch(reasonFirst(signal));
    this.remember({ files: [file] });
  }

  /**
   * Starts the transfer, or takes it up again after it was suspended or had failed.
   * @throws {DeliveryOptimizationError} `invalid-state` for a job that is empty or final
   * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-resume
   */
  resume(): Promise<void> {
    return this.attempt('resume', (job) => job.Resume());
  }

  /**
   * Lets the transfer pause, until `resume()`. What has arrived is kept.
   * @throws {DeliveryOptimizationError} `invalid-state` for a job that is final
   * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-suspend
   */
  suspend(): Promise<void> {
    return this.attempt('suspend', (job) => job.Suspend());
  }

  /**
   * Ends the job and removes what it has transferred.
   * @throws {DeliveryOptimizationError} `invalid-state` for a job that is final
   * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-cancel
   */
  cancel(): Promise<void> {
    return this.attempt('cancel', (job) => job.Cancel());
  }

  /**
   * Ends the job: files that have arrived whole appear under their names, the others are dropped. Before that no file
   * is where it belongs. Refused for an upload that is not through, and where a file is not what it must be, unless it is
   * to be `unchecked`. Where the service does not let see a file before, a wrong one ends up renamed to `….damaged`.
   * @param options `signal` gives it up until the service is asked: then nothing has changed, and its reason is thrown
   * @throws {DeliveryOptimizationError} `integrity`, `invalid-state`
   * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-complete
   */
  async complete(options: Abortable & { readonly unchecked?: boolean } = {}): Promise<{
    /** Whether files had not arrived and were dropped. */
    readonly partial: boolean;
  }> {
    const { unchecked = false, signal } = options;
    signal?.throwIfAborted();
    const [wrong] = unchecked ? [] : await this.integrityErrors({ signal });
    if (wrong !== undefined) throw new DeliveryOptimizationError('integrity', wrong.message);
    const complete = (job: JobPointer) => completeJob(job, this, signal);
    const completed = await this.attempt('complete', complete).catch(reasonFirst(signal));
    if (!unchecked && this.#integrity.hasExpectations) {
      const files = await this.files();
      await this.#integrity.checkAfter(files.filter(({ progress }) => progress.completed).map(({ path }) => path));
    }
    return completed;
  }

  /**
   * Says what files must be, by their paths, for a job that was found again: what `createJob()` and `addFile()` were told
   * is known to their process only.
   * @throws {DeliveryOptimizationError} `invalid-argument`
   */
  expect(expectations: Readonly<Record<string, Expectation>>): void {
    for (const expectation of Object.values(expectations)) checkExpectation(expectation);
    for (const [path, expectation] of Object.entries(expectations)) this.#integrity.expect(path, expectation);
  }

  /**
   * The files that have arrived whole and are not what they must be, as far as that can be seen before the job is
   * completed. A run does this by itself.
   * @throws the signal's reason when it aborts
   */
  async integrityErrors({ signal }: Abortable = {}): Promise<readonly IntegrityError[]> {
    signal?.throwIfAborted();
    if (this.type !== 'download' || !this.#integrity.hasExpectations) return [];
    const check = (job: JobPointer) => this.#integrity.failuresBefore(this.connection, job, signal);
    return await this.inquire('check the files of', check, signal);
  }

  /**
   * Lets files come from other addresses, given by their present ones. The job must be resumed afterwards.
   * @param replacements new URLs by old URL; every old one must be a file of this job
   * @throws {DeliveryOptimizationError} `invalid-argument`, `invalid-state`; the signal's reason when it aborts: by then
   *   the job may be suspended, and files that have their new URL keep it
   * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyfile2-setremotename-method
   */
  async replaceUrls(replacements: Readonly<Record<string, string>>, { signal }: Abortable = {}): Promise<void> {
    signal?.throwIfAborted();
    for (const url of Object.values(replacements)) checkUrl(url);
    const replace = (job: JobPointer) => replaceUrls(this.connection, job, this.id, replacements, signal);
    await this.attempt('replace URLs of', replace).catch(reasonFirst(signal));
  }

  /**
   * Moves all files whose URL begins so to another server or folder. The job must be resumed afterwards.
   * @returns whether there was one
   * @throws {DeliveryOptimizationError} `invalid-argument`, `invalid-state`; the signal's reason when it aborts before any
   *   file was moved: by then the job may be suspended
   * @see https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyjob3-replaceremoteprefix
   */
  async replaceUrlPrefix(prefix: string, replacement: string, { signal }: Abortable = {}): Promise<boolean> {
    signal?.throwIfAborted();
    for (const text of [prefix, replacement]) checkText('A prefix of URLs', text);
    const replace = (job: JobPointer) => replaceUrlPrefix(this.connection, job, prefix, replacement, signal);
    return await this.attempt('replace URLs of', replace).catch(reasonFirst(signal));
  }

  /**
   * Transfers the job and lets handlers decide what becomes of it. Resumes a new or suspended job; one that was found
   * again is taken up wherever it stands. One run at a time.
   * @throws {DeliveryOptimizationError} `job-failed` or `integrity` without `onError`, `handler-failed`, `service-gone`,
   *   and what carrying out a decision can throw; the signal's reason when it aborts. The job is still there in all these
   *   cases.
   */
  async run(handlers: JobHandlers<T> = {}): Promise<JobOutcome> {
    const signal = this.handle.until(handlers.signal);
    const run = (pointer: JobPointer) => new JobRun(this, pointer, this.connection, handlers, signal).start();
    return await this.handle.run(run, signal);
  }

  /**
   * What happens to the job, from now on until it is final; where it stands comes first. Watching neither resumes nor ends
   * it. Like a run it is told by the service, so that a job is watched or run once at a time, and one that its service
   * lost is found again.
   * @throws {DeliveryOptimizationError} `invalid-argument`, `invalid-state` while it is run or watched, `service-gone`,
   *   `released`; the signal's reason when it aborts
   */
  async *events(options: WatchOptions = {}): AsyncGenerator<JobEvent, void> {
    const { pollSeconds, stuckAfterSeconds } = options;
    if (pollSeconds !== undefined) checkPollSeconds(pollSeconds);
    if (stuckAfterSeconds !== undefined) checkStuckAfterSeconds(stuckAfterSeconds);
    const signal = this.handle.until(options.signal);
    signal.throwIfAborted();
    const watch = new JobWatch(this, { ...options, signal });
    yield* this.handle.watch((pointer) => watch.events(pointer), signal);
  }

  /**
   * Waits until the service does nothing more by itself: everything has arrived, the job is in error, or somebody has
   * ended it. Neither resumes nor ends it.
   * @throws {DeliveryOptimizationError} as `events()`
   */
  async done(options: WatchOptions = {}): Promise<JobEnd> {
    for await (const event of this.events(options)) if (isEnd(event)) return event;
    throw new DeliveryOptimizationError('unexpected', `Job ${this.id} ended without an event.`);
  }

  /** Lets go of the job, which lives on in the service. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#onDispose(this);
    void this.handle.leave();
    await this.handle.pointer.release();
  }
}

/** A job of any type: `type` tells which. */
export type AnyJob = { readonly [T in JobType]: Job<T> }[JobType];
