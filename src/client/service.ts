import type { IBackgroundCopyJob } from '../bindings/index.ts';
import {
  formatHresult,
  parseGuid,
  ReleasedError,
  userLanguage,
  type Caller,
  type Guid,
  type HRESULT,
} from '../com/index.ts';
import type { JobType } from '../model/index.ts';
import { addFiles } from './add-file.ts';
import { attempt } from './attempt.ts';
import { confine } from './confine.ts';
import { ready, type Connection, type ServiceName } from './connection.ts';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';
import { textOrNone } from './error-text.ts';
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
  readonly #jobs = new Set<AsyncDisposable>();
  #disposed = false;

  constructor(connection: Connection) {
    this.#connection = connection;
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
   * What a code means, in the service's words and the user's language; `undefined` where it has none. `explainCode()`
   * knows more, in English.
   * @param language a Windows language identifier, such as 0x407; default: the user's
   */
  errorText(code: HRESULT, language = userLanguage()): Promise<string | undefined> {
    return attempt(`ask ${this.name} what ${formatHresult(code)} means`, () =>
      textOrNone(() => this.#manager().GetErrorDescription(code, language)),
    );
  }

  /** Lets go of the jobs, which live on, and of the service. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true;
    await Promise.all([...this.#jobs].map((job) => job[Symbol.asyncDispose]()));
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
    if (this.#disposed) throw new ReleasedError('A service');
    return this.#connection.manager;
  }

  /** Remembers a job, to let go of it with the service; one that arrives after the service has gone goes too. */
  async #track<T extends JobType>(
    pointer: Caller<typeof IBackgroundCopyJob>,
    id: Guid,
    type: T,
    within?: string,
  ): Promise<Job<T>> {
    const job = new Job(this.#connection, pointer, id, type, (done) => this.#jobs.delete(done), within);
    this.#jobs.add(job);
    if (!this.#disposed) return job;
    await job[Symbol.asyncDispose]();
    throw new ReleasedError('A service');
  }
}
