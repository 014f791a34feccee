import { DeliveryOptimizationError } from './delivery-optimization-error.ts';

/** What a program hands to a run to be asked or told. */
export type HandlerName = 'onProgress' | 'onStuck' | 'onError' | 'onTransferred' | 'acceptError';

/** A handler is at fault: the run ends, and the job is as it was. */
export const handlerFailed = (
  { id }: { readonly id: string },
  name: HandlerName,
  what: string,
  cause?: unknown,
): DeliveryOptimizationError =>
  new DeliveryOptimizationError(
    'handler-failed',
    `${name} ${what}. Job ${id} is as it was: run it again, or end it by cancel() or complete().`,
    { cause },
  );

export const handlerThrew = (
  job: { readonly id: string },
  name: HandlerName,
  cause: unknown,
): DeliveryOptimizationError => handlerFailed(job, name, `threw: ${sayThrown(cause)}`, cause);

/** What was thrown, to stand within a sentence. */
export const sayThrown = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '');
