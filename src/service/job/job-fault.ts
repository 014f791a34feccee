/** What a program can act on when a call was refused. */
export type JobFaultCode =
  | 'invalid-argument'
  | 'invalid-state'
  | 'no-sink'
  | 'sink-already-set'
  | 'integrity-check-unspecified'
  | 'empty'
  | 'not-supported'
  | 'access-denied'
  | 'path-not-found'
  | 'invalid-range'
  | 'overlapping-ranges'
  | 'unsupported-scheme'
  | 'disk-full'
  | 'local-file';

/** A call that was refused, with nothing changed by it. The message names the value and the remedy. */
export class JobFault extends Error {
  override readonly name = 'JobFault';
  readonly code: JobFaultCode;

  constructor(code: JobFaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
