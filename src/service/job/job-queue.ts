import { randomUUID } from 'node:crypto';
import { isFinal } from '../../model/index.ts';
import type { JobType } from '../../model/index.ts';
import { memoryStore, type Collection, type Found, type Store } from '../store/index.ts';
import { DEFAULT_TRANSFER_OPTIONS, localDisk, openNetwork } from '../transfer/index.ts';
import type { Disk, Network, TransferOptions } from '../transfer/index.ts';
import { diskFault } from './disk-fault.ts';
import { JobFault } from './job-fault.ts';
import { Keeper } from './keeper.ts';
import type { JobChange, JobRecord } from './job-record.ts';
import { JOB_RECORDS } from './job-records.ts';
import { JobRun } from './job-run.ts';
import type { RunSurroundings } from './job-run.ts';
import { newSettings } from './job-settings.ts';
import { Job } from './job.ts';
import type { JobSurroundings } from './job-surroundings.ts';
import { Retention, type Retained } from './retention.ts';
import { thisUser } from './this-user.ts';
import { Turns } from './turns.ts';

/**
 * - `transfer`: how transfers behave, where they shall not as usual.
 * - `store`: where jobs are kept; without one they end with the process.
 * - `disk`: the file system.
 * - `now`: the clock behind `Job.times` and the age of jobs.
 * - `owner`: whose jobs these are, a security identifier as text; default: the user of this process.
 * - `sharing`: the connections, where others have some of them, too; they are closed by whoever opened them. Without it
 *   the queue opens its own.
 */
export interface JobQueueOptions {
  readonly transfer?: Partial<TransferOptions> | undefined;
  readonly store?: Store | undefined;
  readonly disk?: Disk | undefined;
  readonly now?: (() => Date) | undefined;
  readonly owner?: string | undefined;
  readonly sharing?: RunSurroundings | undefined;
}

/** All jobs that are not final. They share their connections and take turns at them. */
export class JobQueue implements AsyncDisposable {
  readonly #jobs = new Map<string, Job>();
  readonly #runs = new Set<JobRun>();
  /** The connections that are the queue's own. */
  readonly #ownNetwork: Network | undefined;
  readonly #owner: string;
  readonly #collection: Collection<JobRecord, JobChange>;
  readonly #surroundings: Omit<JobSurroundings, 'keeperOf'>;
  readonly #retention: Retention;
  #sequence = 0;
  #closing: Promise<void> | undefined;

  /** Takes up the jobs that the store has kept: what was being transferred goes on. */
  constructor({
    transfer,
    store = memoryStore(),
    disk = localDisk,
    now,
    owner = thisUser(),
    sharing,
  }: JobQueueOptions = {}) {
    const options = { ...DEFAULT_TRANSFER_OPTIONS, ...transfer };
    const clock = now ?? (() => new Date());
    const shared = sharing ?? { network: openNetwork(options, disk), turns: new Turns(options) };
    this.#ownNetwork = sharing === undefined ? shared.network : undefined;
    this.#owner = owner;
    this.#surroundings = {
      firstRetryDelay: options.firstRetryDelay,
      disk,
      now: clock,
      checkOpen: () => this.#checkOpen(),
      start: (hooks, settings, previous) => this.#track(new JobRun(hooks, shared, settings, previous)),
      ended: (job) => void this.#jobs.delete(job.id),
    };
    this.#collection = store.collection(JOB_RECORDS);
    this.#takeUp();
    this.#retention = new Retention(() => this.jobs().map(retained), clock);
  }

  /** The records that could not be read, and were set aside. */
  get damaged(): Collection<JobRecord, JobChange>['damaged'] {
    return this.#collection.damaged;
  }

  /**
   * A new job, suspended and empty.
   * @throws {JobFault} `invalid-argument`: name empty or too long; `not-supported`: another type than `download`;
   * `invalid-state`: the queue is closed; `disk-full` and its like: the job cannot be kept
   * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopymanager-createjob
   */
  create(name: string, type: JobType): Job {
    this.#checkOpen();
    if (type !== 'download')
      throw new JobFault('not-supported', `Jobs of type "${type}" are not supported: download only.`);
    const created = this.#surroundings.now().getTime();
    const record: JobRecord = {
      type,
      owner: this.#owner,
      created,
      sequence: this.#sequence++,
      settings: newSettings(name),
      standing: { state: 'suspended', modified: created, errorCount: 0, completing: false },
      files: [],
    };
    return this.#open(randomUUID(), record, (job) => this.#keep(job, record));
  }

  /** @param id a GUID in lower case without braces */
  find(id: string): Job | undefined {
    return this.#jobs.get(id);
  }

  /** In the order of their creation. */
  jobs(): readonly Job[] {
    return [...this.#jobs.values()];
  }

  /** Stops every transfer. Jobs stay as they are, with their temporary files; resuming them is refused from now on. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #takeUp(): void {
    const found = [...this.#collection.found].sort(byAge);
    this.#sequence = found.reduce((next, { record }) => Math.max(next, record.sequence + 1), 0);
    const jobs = found.map((each) =>
      this.#open(
        each.id,
        each.record,
        (job) =>
          new Keeper(
            each.take(() => job.record),
            `job ${each.id}`,
          ),
      ),
    );
    for (const job of jobs) job.takeUp();
  }

  #open(id: string, record: JobRecord, keeperOf: (job: Job) => Keeper<JobChange>): Job {
    const job = new Job(id, record, { ...this.#surroundings, keeperOf });
    if (!isFinal(job.state)) this.#jobs.set(id, job);
    return job;
  }

  #keep(job: Job, record: JobRecord): Keeper<JobChange> {
    try {
      return new Keeper(
        this.#collection.add(job.id, record, () => job.record),
        `job ${job.id}`,
      );
    } catch (cause) {
      throw diskFault(cause, `keep job "${record.settings.name}"`);
    }
  }

  async #close(): Promise<void> {
    this.#retention.end();
    for (const run of this.#runs) run.stop();
    await Promise.all([...this.#runs].map(({ settled }) => settled));
    await this.#ownNetwork?.dispatcher.destroy();
  }

  #track(run: JobRun): JobRun {
    this.#runs.add(run);
    void run.settled.then(() => this.#runs.delete(run));
    return run;
  }

  #checkOpen(): void {
    if (this.#closing !== undefined) throw new JobFault('invalid-state', 'The queue is closed. Open a new one.');
  }
}

const retained = (job: Job): Retained => ({ created: job.times.created, end: () => job.cancel() });

const byAge = (one: Found<JobRecord, JobChange>, other: Found<JobRecord, JobChange>): number =>
  one.record.created - other.record.created || one.record.sequence - other.record.sequence;
