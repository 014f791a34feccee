import type { JobProgress, JobState } from '../model/index.ts';
import type { JobError } from './job-error.ts';

/**
 * What happens to a job, made for `match(event).with(…).exhaustive()`.
 * - `progress`: bytes or files have moved, told at most ten times a second
 * - `state`: it stands otherwise than before, and for none of the reasons below
 * - `stuck`: it should move and has not for `stuckAfterSeconds`; told once per standstill, with the `seconds` it has lasted
 * - `error`: it stands still until somebody decides; errors that the service gets over by itself are `state` changes
 * - `transferred`: everything has arrived; complete it, and the files appear under their names
 * - `completed`: somebody completed it; `partial` when files had not arrived and were dropped. The last event
 * - `cancelled`: somebody cancelled it, and what it had transferred is gone. The last event
 */
export type JobEvent =
  | { readonly kind: 'progress'; readonly progress: JobProgress }
  | {
      readonly kind: 'state';
      readonly state: Exclude<JobState, 'error' | 'transferred' | 'acknowledged' | 'cancelled'>;
    }
  | { readonly kind: 'stuck'; readonly seconds: number }
  | { readonly kind: 'error'; readonly error: JobError }
  | { readonly kind: 'transferred' }
  | { readonly kind: 'completed'; readonly partial: boolean }
  | { readonly kind: 'cancelled' };

/** An event after which the service does nothing more by itself. */
export type JobEnd = Extract<JobEvent, { kind: 'error' | 'transferred' | 'completed' | 'cancelled' }>;

export const isEnd = (event: JobEvent): event is JobEnd => !UNDER_WAY.has(event.kind);

const UNDER_WAY: ReadonlySet<JobEvent['kind']> = new Set<JobEvent['kind']>(['progress', 'state', 'stuck']);

/** How a job is watched. */
export interface WatchOptions {
  /** Ends the watching, not the job; it is told of nothing more, and the signal's reason is thrown. */
  readonly signal?: AbortSignal;
  /** After which the state is looked at even though the service said nothing. Default: 3. */
  readonly pollSeconds?: number;
  /** After which a job that should move and does not is told of. Default: never. */
  readonly stuckAfterSeconds?: number;
}
