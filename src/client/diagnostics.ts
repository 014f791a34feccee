import { channel } from 'node:diagnostics_channel';

/** What was asked of a service, once it has answered: published as `delivery-optimization:call`. */
export interface CallMessage {
  /** In words: `read the state of job …`. */
  readonly doing: string;
  /** From the call until its answer, in milliseconds. */
  readonly milliseconds: number;
  /** What the caller gets instead of an answer. */
  readonly error: unknown;
}

/** A service called about a job or a download: `delivery-optimization:callback`. */
export type CallbackMessage = JobCallbackMessage | DownloadCallbackMessage;

/** A service called about a job. */
export interface JobCallbackMessage {
  /** The id of the job, a GUID. */
  readonly job: string;
  /** Which of its three methods the service called: JobTransferred, JobError or JobModification. */
  readonly kind: 'transferred' | 'error' | 'modified';
}

/** A service called about a download. */
export interface DownloadCallbackMessage {
  /** The id of the download, a GUID. */
  readonly download: string;
  /** The one method that there is: OnStatusChange. */
  readonly kind: 'status';
}

/** A handler decided, and the decision is about to be carried out: `delivery-optimization:decision`. */
export interface DecisionMessage {
  /** The id of the job, a GUID. */
  readonly job: string;
  /** Who decided: `onError` or `onTransferred`. */
  readonly handler: string;
  /** The kind of the decision: `cancel`, `complete`, `resume` or `keep`. */
  readonly decision: string;
  /** The kind of the error that it was asked about. */
  readonly error: string | undefined;
}

/** A service that was gone is tried again: `delivery-optimization:retry`. */
export interface RetryMessage {
  /** Which service: `delivery-optimization`, `bits` or `embedded`. */
  readonly service: string;
  /** How many attempts this is, counted from 1. */
  readonly attempt: number;
  /** Why the service is taken to be gone: a `DeliveryOptimizationError` `service-gone`. */
  readonly cause: unknown;
}

interface Messages {
  readonly call: CallMessage;
  readonly callback: CallbackMessage;
  readonly decision: DecisionMessage;
  readonly retry: RetryMessage;
}

const channels = {
  call: channel('delivery-optimization:call'),
  callback: channel('delivery-optimization:callback'),
  decision: channel('delivery-optimization:decision'),
  retry: channel('delivery-optimization:retry'),
};

/** Whether anybody listens: where nobody does, there is nothing to put together. */
export const isHeard = (name: keyof Messages): boolean => channels[name].hasSubscribers;

export function publish<N extends keyof Messages>(name: N, message: () => Messages[N]): void {
  if (channels[name].hasSubscribers) channels[name].publish(message());
}
