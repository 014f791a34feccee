import { onAbort } from './on-abort.ts';

/** What can be given up: nothing is left behind, and the signal's reason is thrown. */
export interface Abortable {
  /** Gives it up when it aborts. */
  readonly signal?: AbortSignal | undefined;
}

/** Throws the reason of a signal that has aborted in place of a failure, which the abort may have brought about. */
export const reasonFirst =
  (signal: AbortSignal | undefined) =>
  (error: unknown): never => {
    signal?.throwIfAborted();
    throw error;
  };

/** Aborts as soon as either does. */
export const either = (own: AbortSignal, signal: AbortSignal | undefined): AbortSignal =>
  signal === undefined ? own : AbortSignal.any([own, signal]);

/** Waits for `promise` unless `signal` aborts first: then rejects with its reason, and what `promise` says is not heard. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    const forget = onAbort(signal, abort);
    promise.then(resolve, reject).finally(forget);
  });
}
