import { randomUUID } from 'node:crypto';
import { isFinal } from '../../model/index.ts';
import type { JobPriority, JobProgress, JobState, JobTimes, JobType } from '../../model/index.ts';
import type { TransferFailure } from '../transfer/index.ts';
import { isSamePath } from './checked-path.ts';
import { JobEvents } from './job-events.ts';
import type { JobListener } from './job-events.ts';
import { JobFault } from './job-fault.ts';
import { JobFile } from './job-file.ts';
import type { NewFile } from './job-file.ts';
import type { JobRun, RunHooks } from './job-run.ts';
import { JobSettings } from './job-settings.ts';
import { nextState } from './next-state.ts';
import type { JobAction } from './next-state.ts';
import { progressOf } from './progress-of.ts';
import type { TransferError } from './transfer-error.ts';

/** What a job needs of the queue it is in. */
export interface JobSurroundings {
  readonly firstRetryDelay: number;
  now(): Date;
  /** @throws {JobFault} `invalid-state`: the queue is closed */
  start(hooks: RunHooks, settings: JobSettings, previous: JobRun | undefined): JobRun;
  ended(job: Job): void;
}

/**
 * Files that are fetched together. Every method answers at once; what it sets going is told by events, later.
 * Methods and setters throw `JobFault` `invalid-state` once the job is final.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob
 */
export class Job {
  readonly id: string = randomUUID();
  readonly name: string;
  readonly type: JobType;
  readonly #surroundings: JobSurroundings;
  readonly #settings: JobSettings;
  readonly #events = new JobEvents();
  readonly #files: JobFile[] = [];
  #state: JobState = 'suspended';
  #times: JobTimes;
  #error: TransferError | undefined;
  #errorCount = 0;
  #run: JobRun | undefined;

  constructor(name: string, type: JobType, surroundings: JobSurroundings) {
    this.name = name;
    this.type = type;
    this.#surroundings = surroundings;
    this.#settings = new JobSettings(surroundings.firstRetryDelay);
    const created = surroundings.now();
    this.#times = { created, modified: created, transferCompleted: undefined };
  }

  get state(): JobState {
    return this.#state;
  }

  /** The files so far, in the order in which they are fetched. */
  get files(): readonly JobFile[] {
    return [...this.#files];
  }

  get progress(): JobProgress {
    return progressOf(this.#files);
  }

  get times(): JobTimes {
    return this.#times;
  }

  /** What went wrong, in states `error` and `transient-error`. */
  get error(): TransferError | undefined {
    return this.#error;
  }

  /** How many attempts have failed so far. */
  get errorCount(): number {
    return this.#errorCount;
  }

  get priority(): JobPriority {
    return this.#settings.priority;
  }

  set priority(priority: JobPriority) {
    this.#change(() => (this.#settings.priority = priority));
  }

  /** See `JobSettings`; takes effect with the next failure. */
  get noProgressTimeoutSeconds(): number {
    return this.#settings.noProgressTimeoutSeconds;
  }

  set noProgressTimeoutSeconds(seconds: number) {
    this.#change(() => (this.#settings.noProgressTimeoutSeconds = seconds));
  }

  /** See `JobSettings`; takes effect with the next failure. */
  get minimumRetryDelaySeconds(): number {
    return this.#settings.minimumRetryDelaySeconds;
  }

  set minimumRetryDelaySeconds(seconds: number) {
    this.#change(() => (this.#settings.minimumRetryDelaySeconds = seconds));
  }

  /**
   * Adds a file at the end. A job that runs comes to it by itself; one that has transferred everything must be resumed.
   * @throws {JobFault} for everything in `file` that cannot be done; nothing is added then
   */
  addFile(file: NewFile): JobFile {
    return this.#change(() => {
      if (this.#files.some(({ path }) => isSamePath(path, file.path))) {
        const message = `The job has a file for "${file.path}" already. Give each file a path of its own.`;
        throw new JobFault('invalid-argument', message);
      }
      const added = new JobFile(file, (change) => this.#change(change));
      this.#files.push(added);
      return added;
    });
  }

  /**
   * Starts the transfer, or tries again what failed, continuing from the bytes on disk.
   * @throws {JobFault} `empty`: the job has no files
   */
  resume(): void {
    const next = this.#next('resume');
    if (this.#files.length === 0) throw new JobFault('empty', `Job ${this.id} has no files. Add one, then resume it.`);
    const nothingToDo = next === this.#state || (this.#state === 'transferred' && this.#missing() === undefined);
    if (nothingToDo) return;
    this.#run = this.#surroundings.start(this.#hooks(), this.#settings, this.#stop());
    this.#enter(next);
  }

  suspend(): void {
    const next = this.#next('suspend');
    if (next === this.#state) return;
    this.#stop();
    this.#enter(next);
  }

  /** Ends the job and removes its temporary files, as far as they can be removed. */
  cancel(): void {
    this.#end(this.#next('cancel'));
  }

  /**
   * Ends the job: the files that are whole get their final names, replacing what stands there; the others are dropped.
   * @returns `partial` when a file was dropped
   * @throws {JobFault} a file could not be renamed: the job stays as it is, files already in place stay there
   * (`completed`), and the call can be repeated
   * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-complete
   */
  complete(): 'whole' | 'partial' {
    const next = this.#next('complete');
    const whole = this.#files.filter(({ transfer }) => transfer.whole);
    try {
      for (const file of whole) file.place();
    } finally {
      this.#touch();
    }
    this.#end(next);
    return whole.length === this.#files.length ? 'whole' : 'partial';
  }

  /** Calls `listener` with every event from now on, one at a time. @returns what ends that */
  on(listener: JobListener): () => void {
    return this.#events.on(listener);
  }

  #next(action: JobAction): JobState {
    const next = nextState(this.#state, action);
    if (next !== undefined) return next;
    throw new JobFault('invalid-state', `Job ${this.id} is ${this.#state}: it cannot be changed. Create a new job.`);
  }

  #enter(state: JobState): void {
    this.#state = state;
    if (state !== 'error' && state !== 'transient-error') this.#error = undefined;
    const transferCompleted = state === 'transferred' ? this.#surroundings.now() : undefined;
    if (!isFinal(state)) this.#times = { ...this.#times, transferCompleted };
    this.#touch();
  }

  #change<T>(change: () => T): T {
    this.#next('change');
    const changed = change();
    this.#touch();
    return changed;
  }

  #touch(): void {
    this.#times = { ...this.#times, modified: this.#surroundings.now() };
    this.#events.emit({ kind: 'modified' });
  }

  #missing(): JobFile | undefined {
    return this.#files.find(({ transfer }) => !transfer.whole);
  }

  /** @returns the run that was stopped, which lets go of its file a little later */
  #stop(): JobRun | undefined {
    this.#run?.stop();
    return this.#run;
  }

  #end(state: JobState): void {
    const discard = () => this.#files.forEach((file) => file.discard());
    // A file that is still open cannot be removed on every system: once now, and once when it is closed.
    const stopped = this.#stop();
    discard();
    void stopped?.settled.then(discard);
    this.#events.withdraw();
    this.#enter(state);
    this.#surroundings.ended(this);
  }

  #hooks(): RunHooks {
    return {
      missing: () => this.#missing(),
      received: () => this.#touch(),
      retrying: () => this.#enter(this.#next('retry')),
      allTransferred: () => {
        this.#enter(this.#next('all-transferred'));
        this.#events.emit({ kind: 'transferred' });
      },
      failed: (failure: TransferFailure, file: JobFile, transiently: boolean) => {
        const { reason, message } = failure;
        const error = { reason, file, message, at: this.#surroundings.now() };
        const next = this.#next(transiently ? 'fail-transiently' : 'fail');
        this.#error = error;
        if (this.#state !== 'transient-error') this.#errorCount += 1;
        this.#enter(next);
        if (!transiently) this.#events.emit({ kind: 'error', error });
      },
    };
  }
}
