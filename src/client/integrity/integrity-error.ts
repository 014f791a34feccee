import { ERROR_FILE_CORRUPT } from '../../bindings/index.ts';
import { formatHresult } from '../../com/index.ts';
import type { JobErrorCommon, ErrorFile } from '../job-error.ts';
import { shownUrl } from '../../model/index.ts';
import type { Expectation } from './expectation.ts';
import type { Measured } from './measure.ts';

/**
 * A file has arrived whole and is not what it must be. This library finds that out, not the service, which has the job
 * transferred: `cancel()` it, `keep()` it, or `complete()` it in spite of that. It cannot be resumed, since no service
 * fetches a whole file again: create another job.
 */
export interface IntegrityError extends JobErrorCommon {
  readonly kind: 'integrity';
  /** The file that is not what it must be. */
  readonly file: ErrorFile;
  /** What it must be. */
  readonly expected: Expectation;
  /** What it is; `sha256` only where the size is right. */
  readonly actual: Measured;
}

export function integrityError(file: ErrorFile, expected: Expectation, actual: Measured): IntegrityError {
  const label = `${formatHresult(ERROR_FILE_CORRUPT)} ERROR_FILE_CORRUPT`;
  const isSize = expected.size !== undefined && expected.size !== actual.size;
  const difference = isSize
    ? `It has ${actual.size} bytes instead of ${expected.size}`
    : `Its SHA-256 is ${actual.sha256 ?? 'unknown'} instead of ${expected.sha256 ?? 'any'}`;
  const message = `"${shownUrl(file.url)}": ${label}. ${difference}: fetch it again, from another server maybe.`;
  return { kind: 'integrity', context: 'local-file', code: ERROR_FILE_CORRUPT, label, message, file, expected, actual };
}
