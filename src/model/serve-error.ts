/**
 * Why the service could not be offered to other processes:
 * - `not-supported`: this system has no COM
 * - `invalid-argument`: the class id is none
 * - `state-folder`: the folder for the service's state is missing, taken by another service, or cannot be used
 * - `not-registered`: COM refused to register the class, see `cause`
 */
export type ServeErrorCode = 'not-supported' | 'invalid-argument' | 'state-folder' | 'not-registered';

/** The service could not be offered: `code` for programs, `message` for people, `cause` for reports. */
export class ServeError extends Error {
  /** `ServeError`, where errors are told apart by name. */
  override readonly name = 'ServeError';
  /** What a program can act on. */
  readonly code: ServeErrorCode;

  constructor(code: ServeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
