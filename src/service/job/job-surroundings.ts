import type { Disk } from '../transfer/index.ts';
import type { JobChange } from './job-record.ts';
import type { JobRun, RunHooks } from './job-run.ts';
import type { JobSettings } from './job-settings.ts';
import type { Job } from './job.ts';
import type { Keeper } from './keeper.ts';

/** What a job needs of the queue it is in. */
export interface JobSurroundings {
  readonly firstRetryDelay: number;
  readonly disk: Disk;
  now(): Date;
  /** Begins to keep a job for the next process. @throws {JobFault} it cannot be kept */
  keeperOf(job: Job): Keeper<JobChange>;
  /** @throws {JobFault} `invalid-state`: the queue is closed, so that nothing can be started */
  checkOpen(): void;
  start(hooks: RunHooks, settings: JobSettings, previous: JobRun | undefined): JobRun;
  ended(job: Job): void;
}
