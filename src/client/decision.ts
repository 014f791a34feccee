import type { JobType } from '../model/index.ts';

/** Give the job up: it and its temporary files are removed. */
export interface CancelDecision {
  readonly kind: 'cancel';
}

/** End the job and keep what has arrived whole. Never for an upload in error. */
export interface CompleteDecision {
  readonly kind: 'complete';
}

/** Put the job right and let it go on. */
export interface ResumeDecision {
  readonly kind: 'resume';
  /** New URLs by old URL, for files that are to come from somewhere else; empty for none. */
  readonly replace: Readonly<Record<string, string>>;
}

/** Leave the job as it is, in the queue, for somebody to take up later. */
export interface KeepDecision {
  readonly kind: 'keep';
}

/**
 * What may become of a job in error. A download can be completed with the files that arrived; half an upload is of no
 * use to anybody, so an upload can not.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopycallback-joberror-method
 */
export type ErrorDecision<T extends JobType = 'download'> =
  CancelDecision | ResumeDecision | KeepDecision | (T extends 'download' ? CompleteDecision : never);

/** What may become of a job whose files have all arrived. */
export type TransferredDecision = CompleteDecision | CancelDecision | KeepDecision;

/** Gives the job up: it and its temporary files are removed. */
export const cancel = (): CancelDecision => ({ kind: 'cancel' });

/** Ends the job: files that have arrived whole appear under their names, the others are dropped. */
export const complete = (): CompleteDecision => ({ kind: 'complete' });

/**
 * Puts the job right and lets it go on.
 * @param repairs `replace`: new URLs by old URL, for files of the job that are to come from somewhere else. What has
 *   arrived of a file is kept where the new source has the same size and time stamp.
 */
export const resume = (repairs: { readonly replace?: Readonly<Record<string, string>> } = {}): ResumeDecision => ({
  kind: 'resume',
  replace: repairs.replace ?? {},
});

/** Leaves the job as it is, in the queue. */
export const keep = (): KeepDecision => ({ kind: 'keep' });
