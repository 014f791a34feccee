import type { IBackgroundCopyJob } from '../bindings/index.ts';
import { parseGuid, type Caller, type Guid } from '../com/index.ts';
import type { JobType } from '../model/index.ts';
import { reasonFirst, type Abortable } from './abortable.ts';
import { addFiles } from './add-file.ts';
import { attempt } from './attempt.ts';
import { confine } from './confine.ts';
import { ready, type Connection } from './connection.ts';
import { checkJobCost } from './cost.ts';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';
import type { Holdings } from './holdings.ts';
import { checkPurgeOptions, findUnfinished, purge, type PurgeOptions } from './hygiene/index.ts';
import { checkJobRequest, withTag, type JobRequest } from './job-request.ts';
import { configure, OptionTarget } from './job-options/index.ts';
import { Job, type AnyJob } from './job.ts';
import { listJobs } from './list-jobs.ts';

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

/** The jobs of one service, as `Service` offers them. */
export class Jobs {
  readonly #connection: Connection;
  readonly #holdings: Holdings;

  constructor(connection: Connection, holdings: Holdings) {
    this.#connection = connection;
    this.#holdings = holdings;
  }

  async create<T extends JobType>(request: JobRequest<T>, { signal }: Abortable): Promise<Job<T>> {
    signal?.throwIfAborted();
    await this.#check(request);
    const { files = [] } = request;
    const type = request.type ?? ('download' as T);
    if (type !== 'download' && this.#connection.service !== 'bits') {
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
        await configure(new OptionTarget(this.#connection, pointer), withTag(request), signal);
        signal?.throwIfAborted();
        this.#holdings.check();
        const job = await this.#track(pointer, id, type);
        job.remember(request);
        return job;
      } catch (error) {
        if (!pointer.released) await pointer.Cancel().catch(() => undefined);
        await pointer.release();
        throw error;
      }
    }).catch(reasonFirst(signal));
  }

  async adopt(request: JobRequest, options: Abortable): Promise<Adopted> {
    await this.#check(request);
    const { signal } = options;
    const jobs = await this.#listed(signal);
    const found = await findUnfinished(jobs, request, signal).catch(reasonFirst(signal));
    if (found === undefined) return { job: await this.create(request, options), adopted: false };
    found.remember(request);
    return { job: found, adopted: true };
  }

  async purge(options: PurgeOptions): Promise<readonly string[]> {
    checkPurgeOptions(options);
    const { signal } = options;
    const jobs = await this.list({ signal });
    try {
      return await purge(jobs, options).catch(reasonFirst(signal));
    } finally {
      await Promise.all(jobs.map((job) => job[Symbol.asyncDispose]()));
    }
  }

  async find<T extends JobType>(id: string, type: T, { signal }: Abortable): Promise<Job<T>> {
    signal?.throwIfAborted();
    const known = parseGuid(id);
    if (known === undefined) {
      throw new DeliveryOptimizationError('invalid-argument', `"${id}" is not a job id: use the id of a job, a GUID.`);
    }
    return attempt(`find job ${known}`, async () => {
      const pointer = await ready(this.#connection, await this.#manager().GetJob(known));
      try {
        signal?.throwIfAborted();
        const actual = await pointer.GetType();
        signal?.throwIfAborted();
        if (actual === type) return await this.#track(pointer, known, type);
        const message = `Job ${known} is of type "${actual}": ask for job(id, '${actual}').`;
        throw new DeliveryOptimizationError('invalid-argument', message);
      } catch (error) {
        await pointer.release();
        throw error;
      }
    }).catch(reasonFirst(signal));
  }

  async list({ allUsers = false, signal }: ListOptions): Promise<readonly AnyJob[]> {
    signal?.throwIfAborted();
    return await attempt(
      `list the jobs of ${this.#connection.service}`,
      () => listJobs(this.#connection, allUsers, (...job) => this.#track(...job), signal),
      { 'not-supported': `It tells of no job but by its id: keep the ids, and find the jobs by service.job(id).` },
    ).catch(reasonFirst(signal));
  }

  async #listed(signal: AbortSignal | undefined): Promise<readonly AnyJob[]> {
    try {
      return await this.list({ signal });
    } catch (error) {
      if (error instanceof DeliveryOptimizationError && error.code === 'not-supported') return [];
      throw error;
    }
  }

  /** Refuses what cannot be done before anything is. */
  async #check(request: JobRequest<JobType>): Promise<void> {
    checkJobRequest(request);
    checkJobCost(this.#connection, request);
    const { files = [], within } = request;
    if (within !== undefined) for (const { path } of files) await confine(path, within);
  }

  #manager(): Connection['manager'] {
    this.#holdings.check();
    return this.#connection.manager;
  }

  #track<T extends JobType>(pointer: Caller<typeof IBackgroundCopyJob>, id: Guid, type: T): Promise<Job<T>> {
    return this.#holdings.keep(new Job(this.#connection, pointer, id, type, this.#holdings.forget));
  }
}
