import type { FailureReason } from './failure-reason.ts';

/**
 * A transfer ended early: `reason` for programs, `message` for people, without credentials.
 * `retryAfterMilliseconds` is how long the server asks to be left alone.
 */
export class TransferFailure extends Error {
  override readonly name = 'TransferFailure';
  readonly reason: FailureReason;
  readonly retryAfterMilliseconds: number | undefined;

  constructor(
    reason: FailureReason,
    message: string,
    options: { cause?: unknown; retryAfterMilliseconds?: number | undefined } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.reason = reason;
    this.retryAfterMilliseconds = options.retryAfterMilliseconds;
  }
}
