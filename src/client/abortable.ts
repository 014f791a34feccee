import { onAbort } from './on-abort.ts';

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
