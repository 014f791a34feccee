/**
 * What a program can act on:
 * - `invalid-argument`: a value no service takes; the message names it and the remedy
 * - `not-supported`: this service cannot do that
 * - `service-unavailable`: the service is not there, disabled, or did not start
 * - `service-gone`: the service's process ended; connect again and take up the job by its id
 * - `blocked`: a policy of this machine forbids it
 * - `job-not-found`: no job with this id: completed, cancelled, or too old
 * - `invalid-state`: the job is final, or empty
 * - `access-denied`: rights are missing
 * - `job-failed`: the job went into error and no handler was there to decide
 * - `download-failed`: a download stood still with an error, or somebody else ended it
 * - `integrity`: a file has arrived and is not what it must be
 * - `handler-failed`: a handler threw or rejected, or decided what cannot be done; the error is the `cause`
 * - `released`: used after it was disposed
 * - `unexpected`: anything else, see `cause`
 */
export type DeliveryOptimizationErrorCode =
  | 'invalid-argument'
  | 'not-supported'
  | 'service-unavailable'
  | 'service-gone'
  | 'blocked'
  | 'job-not-found'
  | 'invalid-state'
  | 'access-denied'
  | 'job-failed'
  | 'download-failed'
  | 'integrity'
  | 'handler-failed'
  | 'released'
  | 'unexpected';

/** What was asked for could not be done: `code` for programs, `message` for people, `cause` for reports. */
export class DeliveryOptimizationError extends Error {
  /** `DeliveryOptimizationError`, where errors are told apart by name. */
  override readonly name = 'DeliveryOptimizationError';
  /** What a program can act on. */
  readonly code: DeliveryOptimizationErrorCode;

  constructor(code: DeliveryOptimizationErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
