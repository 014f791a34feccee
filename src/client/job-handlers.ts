import type { JobProgress, JobType } from '../model/index.ts';
import type { ErrorDecision, TransferredDecision } from './decision.ts';
import type { JobError } from './job-error.ts';
import type { JobFile } from './job-file.ts';
import type { Job } from './job.ts';

/** What a program wants to be told while a job runs, and to decide. All of it may be asynchronous and take its time. */
export interface JobHandlers<T extends JobType = 'download'> {
  /** Told when bytes or files have moved, at most ten times a second. */
  readonly onProgress?: (progress: JobProgress) => void | Promise<void>;
  /**
   * Told when the job should move and has not for `stuckAfterSeconds`: once per standstill, with the seconds it has lasted.
   * It decides nothing; `job.suspend()`, `job.cancel()` or a signal that aborts do.
   */
  readonly onStuck?: (seconds: number, job: Job<T>) => void | Promise<void>;
  /**
   * Asked what becomes of the job that stands in error. Errors that the service gets over by itself never come here.
   * Left out, the run rejects with `job-failed` and the job stays in the queue.
   */
  readonly onError?: (error: JobError, job: Job<T>) => ErrorDecision<T> | Promise<ErrorDecision<T>>;
  /** Asked what becomes of the job once all files have arrived. Default: complete it. */
  readonly onTransferred?: (job: Job<T>) => TransferredDecision | Promise<TransferredDecision>;
  /**
   * Asked at the very moment the service tells of an error: `false` makes it call again later, which it may be made to
   * do three times in a row. Default: accept at once. `attempt` counts from 1.
   */
  readonly acceptError?: (attempt: number) => boolean;
  /** Ends the run, not the job: it goes on in the service, and the run rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Seconds after which the state is looked at even though the service said nothing. Default: 3. */
  readonly pollSeconds?: number;
  /** Seconds after which `onStuck` is told of a job that should move and does not. Default: never. */
  readonly stuckAfterSeconds?: number;
}

/**
 * How a run ended.
 * - `completed`: the files stand under their names; `partial` when some had not arrived and were dropped
 * - `cancelled`: the job and what it had transferred are gone
 * - `kept`: a handler left the job as it is, in the queue
 */
export type JobOutcome =
  | { readonly kind: 'completed'; readonly partial: boolean; readonly files: readonly JobFile[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'kept'; readonly error: JobError | undefined };
