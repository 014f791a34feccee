/** In the order of `BG_JOB_STATE`. */
export const JOB_STATES = [
  'queued',
  'connecting',
  'transferring',
  'suspended',
  'error',
  'transient-error',
  'transferred',
  'acknowledged',
  'cancelled',
] as const;

/**
 * Where a job stands. `acknowledged` (completed) and `cancelled` are final.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-job-state-
 * @useDeclaredType
 */
export type JobState = (typeof JOB_STATES)[number];

export type FinalJobState = Extract<JobState, 'acknowledged' | 'cancelled'>;

/** A final job has left the queue: nothing can change it any more. */
export const isFinal = (state: JobState): state is FinalJobState => state === 'acknowledged' || state === 'cancelled';
