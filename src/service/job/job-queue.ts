import { MAX_NAME_LENGTH } from '../../model/index.ts';
import type { JobType } from '../../model/index.ts';
import { DEFAULT_TRANSFER_OPTIONS, openNetwork } from '../transfer/index.ts';
import type { Network, TransferOptions } from '../transfer/index.ts';
import { JobFault } from './job-fault.ts';
import { JobRun } from './job-run.ts';
import { Job } from './job.ts';
import type { JobSurroundings } from './job.ts';

export interface JobQueueOptions {
  readonly transfer?: Partial<TransferOptions> | undefined;
  /** The clock behind `Job.times`. */
  readonly now?: (() => Date) | undefined;
}

/** All jobs that are not final. They share their connections; each transfers on its own. */
export class JobQueue implements AsyncDisposable {
  readonly #jobs = new Map<string, Job>();
  readonly #runs = new Set<JobRun>();
  readonly #network: Network;
  readonly #surroundings: JobSurroundings;
  #closing: Promise<void> | undefined;

  constructor({ transfer, now = () => new Date() }: JobQueueOptions = {}) {
    const options = { ...DEFAULT_TRANSFER_OPTIONS, ...transfer };
    this.#network = openNetwork(options);
    this.#surroundings = {
      firstRetryDelay: options.firstRetryDelay,
      now,
      start: (hooks, settings, previous) => {
        this.#checkOpen();
        return this.#track(new JobRun(hooks, this.#network, settings, previous));
      },
      ended: (job) => void this.#jobs.delete(job.id),
    };
  }

  /**
   * A new job, suspended and empty.
   * @throws {JobFault} `invalid-argument`: name empty or too long; `not-supported`: another type than `download`;
   * `invalid-state`: the queue is closed
   * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopymanager-createjob
   */
  create(name: string, type: JobType): Job {
    this.#checkOpen();
    if (type !== 'download')
      throw new JobFault('not-supported', `Jobs of type "${type}" are not supported: download only.`);
    if (name === '') throw new JobFault('invalid-argument', 'The name of the job is empty. Give it one.');
    if (name.length > MAX_NAME_LENGTH) {
      const message = `The name "${name.slice(0, 30)}…" has ${name.length} characters. At most ${MAX_NAME_LENGTH} are allowed.`;
      throw new JobFault('invalid-argument', message);
    }
    const job = new Job(name, type, this.#surroundings);
    this.#jobs.set(job.id, job);
    return job;
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

  async #close(): Promise<void> {
    for (const run of this.#runs) run.stop();
    await Promise.all([...this.#runs].map(({ settled }) => settled));
    await this.#network.dispatcher.destroy();
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
