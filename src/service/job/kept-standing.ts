import type { JobState } from '../../model/index.ts';
import { JobEvents } from './job-events.ts';
import { JobFault } from './job-fault.ts';
import type { JobFile } from './job-file.ts';
import type { JobChange } from './job-record.ts';
import { entered, standingRecord, type JobStanding } from './job-standing.ts';
import type { Keeper } from './keeper.ts';
import { nextState, type JobAction } from './next-state.ts';

/** Where a job stands: every change of it is kept for the next process, and told. */
export class KeptStanding {
  readonly events = new JobEvents();
  readonly #jobId: string;
  readonly #files: readonly JobFile[];
  readonly #keeper: Keeper<JobChange>;
  readonly #now: () => Date;
  #present: JobStanding;

  constructor(
    jobId: string,
    present: JobStanding,
    files: readonly JobFile[],
    keeper: Keeper<JobChange>,
    now: () => Date,
  ) {
    this.#jobId = jobId;
    this.#present = present;
    this.#files = files;
    this.#keeper = keeper;
    this.#now = now;
  }

  get present(): JobStanding {
    return this.#present;
  }

  /** @throws {JobFault} `invalid-state`: the job is final */
  next(action: JobAction): JobState {
    const { state } = this.#present;
    const next = nextState(state, action);
    if (next !== undefined) return next;
    throw new JobFault('invalid-state', `Job ${this.#jobId} is ${state}: it cannot be changed. Create a new job.`);
  }

  /** A change that a call brings about. @throws {JobFault} it cannot be kept, and nothing has changed */
  become(standing: JobStanding): void {
    this.#keeper.keep(this.#change(standing));
    this.#present = standing;
    this.touch(standing.times.modified);
  }

  enter(state: JobState): void {
    this.become(entered(this.#present, state, this.#now()));
  }

  /** A change that comes about by itself, and cannot be refused. */
  happen(standing: JobStanding): void {
    this.#keeper.note(this.#change(standing));
    this.#present = standing;
    this.touch(standing.times.modified);
  }

  /** The change after which there is no other, and which nothing can prevent. */
  end(state: JobState): void {
    const standing = entered(this.#present, state, this.#now());
    this.#keeper.keepEnd(this.#change(standing));
    this.#present = standing;
    this.events.withdraw();
    this.touch(standing.times.modified);
  }

  /** What was being transferred when the process died is so again. */
  takeUp(): void {
    this.#present = entered(this.#present, 'transferring', this.#present.times.modified);
  }

  /** Data flows, and what went wrong before is over: nothing that the next process would have to know. */
  flow(): void {
    this.#present = { ...this.#present, error: undefined };
  }

  /** Something about the job has changed. */
  touch(at = this.#now()): void {
    this.#present = { ...this.#present, times: { ...this.#present.times, modified: at } };
    this.events.emit({ kind: 'modified' });
  }

  #change(standing: JobStanding): JobChange {
    return { kind: 'standing', standing: standingRecord(standing, this.#files) };
  }
}
