import type { ReadableStream } from 'node:stream/web';
import { formatHresult, userLanguage, type HRESULT } from '../com/index.ts';
import type { JobType } from '../model/index.ts';
import type { Abortable } from './abortable.ts';
import { attempt } from './attempt.ts';
import type { Connection, ServiceName } from './connection.ts';
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
import type { PurgeOptions } from './hygiene/index.ts';
import type { JobRequest } from './job-request.ts';
import type { AnyJob, Job } from './job.ts';
import { Jobs, type Adopted, type ListOptions } from './jobs.ts';

/**
 * A connection to a service. Disposing it lets go of everything that came from it; the jobs live on in the service.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopymanager
 */
export class Service implements AsyncDisposable {
  readonly #connection: Connection;
  readonly #holdings = new Holdings();
  readonly #jobs: Jobs;
  readonly #downloads: Downloads;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#jobs = new Jobs(connection, this.#holdings);
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
  createJob<T extends JobType>(request: JobRequest<T>, options: Abortable = {}): Promise<Job<T>> {
    return this.#jobs.create(request, options);
  }

  /**
   * Takes up the unfinished job that fetches just these files to these paths, of the same `program` where one is named,
   * instead of fetching them twice; creates it where there is none. The options of a job that is taken up stay as they are.
   * Where the service lists no jobs, as Delivery Optimization, none can be found: keep the ids of jobs there.
   * @throws {DeliveryOptimizationError} as `createJob()`; the signal's reason when it aborts
   */
  adopt(request: JobRequest, options: Abortable = {}): Promise<Adopted> {
    return this.#jobs.adopt(request, options);
  }

  /**
   * Cancels the jobs that a program left behind and that nothing has happened to for so long.
   * @returns the ids of those jobs
   * @throws {DeliveryOptimizationError} `invalid-argument`, `not-supported` where the service lists no jobs; the signal's
   *   reason when it aborts
   */
  purge(options: PurgeOptions): Promise<readonly string[]> {
    return this.#jobs.purge(options);
  }

  /**
   * Finds a job again by its id, from this or an earlier process. Handlers are attached anew by `job.run()`.
   * @param type what kind of job it is expected to be
   * @throws {DeliveryOptimizationError} `invalid-argument` when `id` is no GUID or the job is of another type,
   *   `job-not-found`, `access-denied` when it belongs to somebody else; the signal's reason when it aborts
   */
  job<T extends JobType = 'download'>(id: string, type: T = 'download' as T, options: Abortable = {}): Promise<Job<T>> {
    return this.#jobs.find(id, type, options);
  }

  /**
   * All jobs the service tells of, of every type, the oldest first where it keeps an order: `job.type` tells them apart.
   * @throws {DeliveryOptimizationError} `not-supported` where the service lists no jobs, as Delivery Optimization, which
   *   documents no way to; `access-denied`; the signal's reason when it aborts
   */
  jobs(options: ListOptions = {}): Promise<readonly AnyJob[]> {
    return this.#jobs.list(options);
  }

  /**
   * Fetches one file: makes a download, transfers it and finalizes it. On every other way out it is aborted, and nothing
   * is left behind: an error, a handler that throws, an abort of the signal, the disposal of the service.
   * @param url `http:` or `https:`
   * @param path an absolute one, of a file that does not exist yet
   * @throws {DeliveryOptimizationError} as `createDownload()` and `download.run()`
   */
  download(url: string, path: string, options: DownloadOptions = {}): Promise<DownloadProgress> {
    return this.#downloads.run(url, path, options);
  }

  /**
   * Makes a download, which `download.run()` or `download.start()` starts. When one of its properties is refused, it is
   * taken back and nothing is left behind.
   * @throws {DeliveryOptimizationError} `invalid-argument`, `not-supported` with BITS, which has jobs only, and for
   *   properties that the service does not have; `access-denied`, `service-gone`; the signal's reason when it aborts
   */
  createDownload(request: DownloadRequest, options: Abortable = {}): Promise<Download> {
    return this.#downloads.create(request, options);
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
   * @throws {DeliveryOptimizationError} `invalid-argument`, `not-supported` with BITS; the signal's reason when it aborts
   * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nf-deliveryoptimization-idomanager-enumdownloads
   */
  downloads(filter?: DownloadFilter, options: Abortable = {}): Promise<readonly Download[]> {
    return this.#downloads.list(filter, options);
  }

  /**
   * What a code means, in the service's words and the user's language; `undefined` where it has none. `explainCode()`
   * knows more, in English.
   * @param language a Windows language identifier, such as 0x407; default: the user's
   */
  errorText(code: HRESULT, language = userLanguage()): Promise<string | undefined> {
    return attempt(`ask ${this.name} what ${formatHresult(code)} means`, () =>
      textOrNone(() => {
        this.#holdings.check();
        return this.#connection.manager.GetErrorDescription(code, language);
      }),
    );
  }

  /** Lets go of the jobs and downloads, which live on unless they are being run, and of the service. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#holdings.end();
    await this.#connection.close();
  }
}
