import type { ReadableStream } from 'node:stream/web';
import type { IBackgroundCopyJob } from '../bindings/index.ts';
import { formatHresult, parseGuid, userLanguage, type Caller, type Guid, type HRESULT } from '../com/index.ts';
import type { JobType } from '../model/index.ts';
import { addFiles } from './add-file.ts';
import { attempt } from './attempt.ts';
import { confine } from './confine.ts';
import { ready, type Connection, type ServiceName } from './connection.ts';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';
import {
  Downloads,
  type Download,
  type DownloadFilter,
  type DownloadOptions,
  type DownloadProgress,
  type DownloadRequest,
  type StreamOptions,
} from './download/index.ts';
import { textOrNone } from './error-text.ts';
import { Holdings } from './holdings.ts';
import { checkPurgeOptions, findUnfinished, purge, type PurgeOptions } from './hygiene/index.ts';
import { checkJobRequest, withTag, type JobRequest } from './job-request.ts';
import { configure, OptionTarget } from './job-options/index.ts';
import { Job, type AnyJob } from './job.ts';
import { listJobs } from './list-jobs.ts';

/** What can be given up: nothing is left behind, and the signal's reason is thrown. */
export interface Abortable {
  /** Gives it up when it aborts. */
  readonly signal?: AbortSignal;
}

/** Which jobs to list. */
export interface ListOptions extends Abortable {
  /** Not only those of this user, which takes an administrator. Default: `false`. */
  readonly allUsers?: boolean;
}

/** A job that does what was asked for. */
export interface Adopted {
  /** Not started, where it was created; as it stands, where it was found. */
  readonly job: Job;
  /** Whether it was there already. */
  readonly adopted: boolean;
}

/**
 * A connection to a service. Disposing it lets go of everything that came from it; the jobs live on in the service.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopymanager
 */
export class Service implements AsyncDisposable {
  readonly #connection: Connection;
  readonly #holdings = new Holdings();
  readonly #downloads: Downloads;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#downloads = new Downloads(connection, this.#holdings);
  }

  /** Which service this is. */
  get name(): ServiceName {
    return this.#connection.service;
  }

  /**
   * Creates a job with its files, suspended: `job.run()` or `job.resume()` starts it. When one of the files is refused,
   * the job is taken back and nothing is left behind.
   * @throws {DeliveryOptimizationError} `invalid-argument`, `not-supported`, `access-denied`, `blocked`, `service-gone`; the
   *   signal's reason when it aborts
   */
  createJob(request: JobRequest, options?: Abortable): Promise<Job>;
  createJob<T extends JobType>(request: JobRequest<T> & { readonly type: T }, options?: Abortable): Promise<Job<T>>;
  async createJob<T extends JobType>(request: JobRequest<T>, { signal }: Abortable = {}): Promise<Job<T>> {
    signal?.throwIfAborted();
    checkJobRequest(request);
    const { files = [], within } = request;
    this.#checkCost(request);
    if (within !== undefined) for (const { path } of files) await confine(path, within);
    const type = request.type ?? ('download' as T);
    if (type !== 'download' && this.name !== 'bits') {
      throw new DeliveryOptimizationError(
        'not-supported',
        `Only BITS has jobs of type "${type}": connect({ service: 'bits' }).`,
      );
    }
    return attempt(`create job "${request.name}"`, async () => {
      const [id, pointer] = await this.#manager().CreateJob(request.name, type);
      try {
        await ready(this.#connection, pointer);
        await addFiles(this.#connection, pointer, files, `job "${request.name}"`, signal);
        await configure(new OptionTarget(this.#connection, pointer), withTag(request));
        const job = await this.#track(pointer, id, type, within);
        job.remember(files);
        return job;
      } catch (error) {
        if (!pointer.released) await pointer.Cancel().catch(() => undefined);
        await pointer.release();
        throw error;
      }
    }).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    });
  }

  /**
   * Takes up the unfinished job that fetches just these files to these paths, of the same `program` where one is named,
   * instead of fetching them twice; creates it where there is none. The options of a job that is taken up stay as they are.
   * Where the service lists no jobs, as Delivery Optimization, none can be found: keep the ids of jobs there.
   * @throws {DeliveryOptimizationError} as `createJob()`; the signal's reason when it aborts
   */
  async adopt(request: JobRequest, options: Abortable = {}): Promise<Adopted> {
    checkJobRequest(request);
    const { signal } = options;
    const found = await findUnfinished(await this.#jobsIfListed(signal), request, signal);
    if (found === undefined) return { job: await this.createJob(request, options), adopted: false };
    found.remember(request.files ?? []);
    return { job: found, adopted: true };
  }

  /**
   * Cancels the jobs that a program left behind and that nothing has happened to for so long.
   * @returns the ids of those jobs
   * @throws {DeliveryOptimizationError} `invalid-argument`, `not-supported` where the service lists no jobs; the signal's
   *   reason when it aborts
   */
  async purge(options: PurgeOptions): Promise<readonly string[]> {
    checkPurgeOptions(options);
    const { signal } = options;
    const jobs = await this.jobs(signal && { signal });
    try {
      return await purge(jobs, options);
    } finally {
      await Promise.all(jobs.map((job) => job[Symbol.asyncDispose]()));
    }
  }

  /**
   * Finds a job again by its id, from this or an earlier process. Handlers are attached anew by `job.run()`.
   * @param type what kind of job it is expected to be
   * @throws {DeliveryOptimizationError} `invalid-argument` when `id` is no GUID or the job is of another type,
   *   `job-not-found`, `access-denied` when it belongs to somebody else
   */
  async job<T extends JobType = 'download'>(id: string, type: T = 'download' as T): Promise<Job<T>> {
    const known = parseGuid(id);
    if (known === undefined) {
      throw new DeliveryOptimizationError('invalid-argument', `"${id}" is not a job id: use the id of a job, a GUID.`);
    }
    return attempt(`find job ${known}`, async () => {
      const pointer = await ready(this.#connection, await this.#manager().GetJob(known));
      try {
        const actual = await pointer.GetType();
        if (actual === type) return await this.#track(pointer, known, type);
        const message = `Job ${known} is of type "${actual}": ask for job(id, '${actual}').`;
        throw new DeliveryOptimizationError('invalid-argument', message);
      } catch (error) {
        await pointer.release();
        throw error;
      }
    });
  }

  /**
   * All jobs the service tells of, of every type, the oldest first where it keeps an order: `job.type` tells them apart.
   * @throws {DeliveryOptimizationError} `not-supported` where the service lists no jobs, as Delivery Optimization, which
   *   documents no way to; `access-denied`; the signal's reason when it aborts
   */
  async jobs({ allUsers = false, signal }: ListOptions = {}): Promise<readonly AnyJob[]> {
    return attempt(
      `list the jobs of ${this.name}`,
      () => listJobs(this.#connection, allUsers, (...job) => this.#track(...job), signal),
      { 'not-supported': `It tells of no job but by its id: keep the ids, and find the jobs by service.job(id).` },
    ).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    });
  }

  /**
   * Fetches one file: makes a download, transfers it and finalizes it. On every other way out it is aborted, and nothing
   * is left behind: an error, a handler that throws, an abort of the signal, the disposal of the service.
   * @param url `http:` or `https:`
   * @param path an absolute one, of a file that does not exist yet
   * @throws {DeliveryOptimizationError} as `createDownload()` and `download.run()`
   */
  async download(url: string, path: string, options: DownloadOptions = {}): Promise<DownloadProgress> {
    return this.#downloads.run(url, path, options);
  }

  /**
   * Makes a download, which `download.run()` or `download.start()` starts. When one of its properties is refused, it is
   * taken back and nothing is left behind.
   * @throws {DeliveryOptimizationError} `invalid-argument`, `not-supported` with BITS, which has jobs only, and for
   *   properties that the service does not have; `access-denied`, `service-gone`
   */
  createDownload(request: DownloadRequest, { signal }: Abortable = {}): Promise<Download> {
    return this.#downloads.create(request, signal);
  }

  /**
   * A file as a stream, without a file of its own: the service writes what arrives to an object of this process. While too
   * much waits to be read the download is paused, unless its server could not go on with it afterwards: without parts, an
   * ETag or a date, what waits here may become the whole file. Cancel the stream, or read it to its end.
   * @throws {DeliveryOptimizationError} `invalid-argument`, `not-supported` with BITS; the stream errors with
   *   `download-failed`, `service-gone`, `released`, or the signal's reason
   * @see https://learn.microsoft.com/windows/win32/api/objidl/nn-objidl-isequentialstream
   */
  stream(url: string, options: StreamOptions = {}): Promise<ReadableStream<Uint8Array>> {
    return this.#downloads.stream(url, options);
  }

  /**
   * The downloads of this user that are not final: all, or those of which one property is exactly as given.
   * @throws {DeliveryOptimizationError} `invalid-argument`, `not-supported` with BITS
   * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idomanager-enumdownloads
   */
  downloads(filter?: DownloadFilter): Promise<readonly Download[]> {
    return this.#downloads.list(filter);
  }

  /**
   * What a code means, in the service's words and the user's language; `undefined` where it has none. `explainCode()`
   * knows more, in English.
   * @param language a Windows language identifier, such as 0x407; default: the user's
   */
  errorText(code: HRESULT, language = userLanguage()): Promise<string | undefined> {
    return attempt(`ask ${this.name} what ${formatHresult(code)} means`, () =>
      textOrNone(() => this.#manager().GetErrorDescription(code, language)),
    );
  }

  /** Lets go of the jobs and downloads, which live on unless they are being run, and of the service. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#holdings.end();
    await this.#connection.manager.release();
  }

  async #jobsIfListed(signal: AbortSignal | undefined): Promise<readonly AnyJob[]> {
    try {
      return await this.jobs(signal && { signal });
    } catch (error) {
      if (error instanceof DeliveryOptimizationError && error.code === 'not-supported') return [];
      throw error;
    }
  }

  /** The embedded service does not know what a network costs: it must not stand in where that matters. */
  #checkCost({ transferPolicy = 'always' }: JobRequest<JobType>): void {
    const { service, insteadOf } = this.#connection;
    if (service !== 'embedded' || insteadOf.length === 0 || transferPolicy === 'always') return;
    const missing = insteadOf.join(' and ');
    const message = `Without ${missing} nobody knows what the network costs, and the job may not transfer at any cost: wait for the service, or ask for the transfer policy "always".`;
    throw new DeliveryOptimizationError('blocked', message);
  }

  #manager(): Connection['manager'] {
    this.#holdings.check();
    return this.#connection.manager;
  }

  #track<T extends JobType>(
    pointer: Caller<typeof IBackgroundCopyJob>,
    id: Guid,
    type: T,
    within?: string,
  ): Promise<Job<T>> {
    return this.#holdings.keep(new Job(this.#connection, pointer, id, type, this.#holdings.forget, within));
  }
}
