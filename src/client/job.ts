import {
  BG_S_PARTIAL_COMPLETE,
  IBackgroundCopyFile2,
  type IBackgroundCopyFile,
  type IBackgroundCopyJob,
} from '../bindings/index.ts';
import type { Caller, Guid } from '../com/index.ts';
import {
  shownUrl,
  type JobPriority,
  type JobProgress,
  type JobState,
  type JobTimes,
  type JobType,
} from '../model/index.ts';
import { addFiles } from './add-file.ts';
import { attempt, type Remedies } from './attempt.ts';
import { ready, type Connection } from './connection.ts';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';
import { presentError, readJobError, type JobError } from './job-error.ts';
import type { JobHandlers, JobOutcome } from './job-handlers.ts';
import { describeFile, visitFiles, type JobFile } from './job-file.ts';
import { checkFileRequest, checkUrl, type FileRequest } from './job-request.ts';
import { JobRun } from './job-run.ts';
import { fileStatistics, sumOf, type JobStatistics } from './job-statistics.ts';

/**
 * A job of the service. It lives in the service, not here: disposing this object lets go of it and never cancels it.
 * Every method rejects with `DeliveryOptimizationError`.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob
 */
export class Job<T extends JobType = 'download'> implements AsyncDisposable {
  /** A GUID in lower case; `service.job(id)` finds the job again, from any process of the same user. */
  readonly id: Guid;
  readonly type: T;
  readonly #connection: Connection;
  readonly #pointer: Caller<typeof IBackgroundCopyJob>;
  readonly #onDispose: (job: AsyncDisposable) => void;
  #running = false;

  constructor(
    connection: Connection,
    pointer: Caller<typeof IBackgroundCopyJob>,
    id: Guid,
    type: T,
    onDispose: (job: AsyncDisposable) => void,
  ) {
    this.#connection = connection;
    this.#pointer = pointer;
    this.id = id;
    this.type = type;
    this.#onDispose = onDispose;
  }

  name(): Promise<string> {
    return this.#attempt('read the name of', (job) => job.GetDisplayName());
  }

  state(): Promise<JobState> {
    return this.#attempt('read the state of', (job) => job.GetState());
  }

  progress(): Promise<JobProgress> {
    return this.#attempt('read the progress of', (job) => job.GetProgress());
  }

  times(): Promise<JobTimes> {
    return this.#attempt('read the times of', async (job) => {
      const { creationTime, modificationTime, transferCompletionTime } = await job.GetTimes();
      return {
        created: timeOf(creationTime, 'creation'),
        modified: timeOf(modificationTime, 'last change'),
        transferCompleted: transferCompletionTime,
      };
    });
  }

  priority(): Promise<JobPriority> {
    return this.#attempt('read the priority of', (job) => job.GetPriority());
  }

  setPriority(priority: JobPriority): Promise<void> {
    return this.#attempt('set the priority of', (job) => job.SetPriority(priority));
  }

  /** The security identifier of the user whose job it is (`S-1-5-…`); off Windows the user's name. */
  owner(): Promise<string> {
    return this.#attempt('read the owner of', (job) => job.GetOwner(), notDocumented);
  }

  /** How often the transfer was interrupted, be it by errors that the service got over by itself. */
  errorCount(): Promise<number> {
    return this.#attempt('read the error count of', (job) => job.GetErrorCount(), notDocumented);
  }

  /**
   * Where the bytes of the job's files came from; `undefined` where the service has no figures, or cannot be asked for
   * them safely.
   * @experimental Documents and programs disagree about the place of Delivery Optimization's method in its vtable.
   */
  statistics(): Promise<JobStatistics | undefined> {
    return this.#attempt('read the statistics of', async (job) =>
      sumOf(await this.#visitFiles(job, (file) => fileStatistics(this.#connection, file))),
    );
  }

  /** The files in the order they were added, each with its progress. */
  files(): Promise<readonly JobFile[]> {
    return this.#attempt('read the files of', (job) => this.#visitFiles(job, describeFile));
  }

  /** What is wrong with the job; `undefined` unless it is in state `error` or `transient-error`. */
  error(): Promise<JobError | undefined> {
    return this.#attempt('read the error of', async (job) => {
      const present = await presentError(job);
      if (present === undefined) return undefined;
      using error = await ready(this.#connection, present);
      return await readJobError(error);
    });
  }

  /** Adds a file. A job that runs takes it up by itself; one that has transferred everything is to be resumed. */
  async addFile(file: FileRequest): Promise<void> {
    checkFileRequest(file);
    await this.#attempt(`add "${file.path}" to`, (job) => addFiles(this.#connection, job, [file], `job ${this.id}`));
  }

  /** Starts the transfer, or takes it up again after it was suspended or had failed. */
  resume(): Promise<void> {
    return this.#attempt('resume', (job) => job.Resume());
  }

  suspend(): Promise<void> {
    return this.#attempt('suspend', (job) => job.Suspend());
  }

  /** Ends the job and removes what it has transferred. */
  cancel(): Promise<void> {
    return this.#attempt('cancel', (job) => job.Cancel());
  }

  /**
   * Ends the job: files that have arrived whole appear under their names, the others are dropped. Before that no file
   * is where it belongs. Refused for an upload that is not through.
   * @returns whether all files are there
   */
  complete(): Promise<{ readonly partial: boolean }> {
    return this.#attempt('complete', async (job) => {
      const partial = !allTransferred(await job.GetProgress());
      if (this.type !== 'download' && (await job.GetState()) !== 'transferred') {
        throw new DeliveryOptimizationError(
          'invalid-state',
          `Part of an upload cannot be completed: resume or cancel job ${this.id}.`,
        );
      }
      const code = await job.Complete();
      return { partial: partial || code === BG_S_PARTIAL_COMPLETE };
    });
  }

  /**
   * Lets files come from other addresses, given by their present ones. The job must be resumed afterwards.
   * @param replacements new URLs by old URL; every old one must be a file of this job
   */
  async replaceUrls(replacements: Readonly<Record<string, string>>): Promise<void> {
    const replaced = Object.keys(replacements);
    if (replaced.length === 0) return;
    for (const url of Object.values(replacements)) checkUrl(url);
    await this.#attempt('replace URLs of', async (job) => {
      const known = new Set(await this.#visitFiles(job, (file) => file.GetRemoteName()));
      for (const url of replaced) {
        if (!known.has(url))
          throw new DeliveryOptimizationError(
            'invalid-argument',
            `No file of job ${this.id} comes from "${shownUrl(url)}": take the URL from files().`,
          );
      }
      await job.Suspend();
      await this.#visitFiles(job, async (file) => {
        const replacement = replacements[await file.GetRemoteName()];
        if (replacement === undefined) return;
        using renamable = await ready(this.#connection, await file.query(IBackgroundCopyFile2));
        await renamable.SetRemoteName(replacement);
      });
    });
  }

  /**
   * Transfers the job and lets handlers decide what becomes of it. Resumes a new or suspended job; one that was found
   * again is taken up wherever it stands. One run at a time.
   * @throws {DeliveryOptimizationError} `job-failed` without `onError`, `handler-failed`, `service-gone`, and what
   *   carrying out a decision can throw; the signal's reason when it aborts. The job is still there in all these cases.
   */
  async run(handlers: JobHandlers<T> = {}): Promise<JobOutcome> {
    if (this.#running) {
      throw new DeliveryOptimizationError(
        'invalid-state',
        `Job ${this.id} is being run already: wait for that run to end.`,
      );
    }
    this.#running = true;
    try {
      // A pointer of the run's own: it stops listening even where the job is disposed meanwhile.
      using pointer = await this.#attempt('run', (job) => Promise.resolve(job.share()));
      return await new JobRun(this, pointer, this.#connection, handlers).start();
    } finally {
      this.#running = false;
    }
  }

  /** Lets go of the job, which lives on in the service. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#onDispose(this);
    await this.#pointer.release();
  }

  async #visitFiles<R>(job: Pointer, visit: (file: Caller<typeof IBackgroundCopyFile>) => Promise<R>): Promise<R[]> {
    using enumerator = await ready(this.#connection, await job.EnumFiles());
    return await visitFiles(enumerator, visit);
  }

  #attempt<R>(doing: string, action: (job: Pointer) => Promise<R>, remedies?: Remedies): Promise<R> {
    return attempt(`${doing} job ${this.id}`, () => action(this.#pointer), remedies);
  }
}

/** A job of any type: `type` tells which. */
export type AnyJob = { readonly [T in JobType]: Job<T> }[JobType];

const notDocumented: Remedies = {
  'not-supported': "Delivery Optimization does not tell it; BITS does: connect({ service: 'bits' }).",
};

type Pointer = Caller<typeof IBackgroundCopyJob>;

function timeOf(time: Date | undefined, event: string): Date {
  if (time !== undefined) return time;
  throw new DeliveryOptimizationError('unexpected', `The service does not tell the time of the job's ${event}.`);
}

const allTransferred = ({ filesTransferred, filesTotal }: JobProgress): boolean => filesTransferred === filesTotal;
