import { match, P } from 'ts-pattern';
import {
  CO_E_NOT_SUPPORTED,
  DO_E_DOWNLOAD_NO_PROGRESS,
  DO_E_DOWNLOAD_NO_URI,
  DO_E_DOWNLOAD_RANGES_EXPECTED,
  DO_E_DOWNLOAD_RANGES_UNEXPECTED,
  DO_E_FILE_DOWNLOADSINK_ALREADY_SET,
  DO_E_FILE_DOWNLOADSINK_UNSPECIFIED,
  DO_E_FILE_SIZE_UNKNOWN_HTTP_200,
  DO_E_HTTP_BLOCKSIZE_MISMATCH,
  DO_E_HTTP_CERT_VALIDATION,
  DO_E_INSUFFICIENT_RANGE_SUPPORT,
  DO_E_INTEGRITYCHECKINFO_UNSPECIFIED,
  DO_E_INVALID_RANGE,
  DO_E_INVALID_STATE,
  DO_E_JOB_EMPTY,
  DO_E_OVERLAPPING_RANGES,
  E_ACCESSDENIED,
  ERROR_DISK_FULL,
  ERROR_FILE_EXISTS,
  ERROR_PATH_NOT_FOUND,
  ERROR_WINHTTP_CANNOT_CONNECT,
  ERROR_WINHTTP_CONNECTION_ERROR,
  ERROR_WINHTTP_INVALID_SERVER_RESPONSE,
  ERROR_WINHTTP_NAME_NOT_RESOLVED,
  ERROR_WINHTTP_REDIRECT_FAILED,
  ERROR_WINHTTP_TIMEOUT,
  httpStatusCode,
  STG_E_WRITEFAULT,
} from '../../bindings/index.ts';
import { E_INVALIDARG, E_NOTIMPL, type HRESULT } from '../../com/index.ts';
import type { ErrorContext } from '../../model/index.ts';
import { DownloadFault, type DownloadFaultCode } from '../download/index.ts';
import { JobFault, type FailureReason, type JobFaultCode } from '../job/index.ts';

/** The HRESULT for what an implementation threw; `undefined` for what is nobody's fault but ours. */
export const codeOfFault = (error: unknown): HRESULT | undefined =>
  error instanceof JobFault || error instanceof DownloadFault ? faultCodes[error.code] : undefined;

const faultCodes: Record<JobFaultCode | DownloadFaultCode, HRESULT> = {
  'invalid-argument': E_INVALIDARG,
  'invalid-state': DO_E_INVALID_STATE,
  empty: DO_E_JOB_EMPTY,
  'no-sink': DO_E_FILE_DOWNLOADSINK_UNSPECIFIED,
  'sink-already-set': DO_E_FILE_DOWNLOADSINK_ALREADY_SET,
  'integrity-check-unspecified': DO_E_INTEGRITYCHECKINFO_UNSPECIFIED,
  'not-supported': E_NOTIMPL,
  'access-denied': E_ACCESSDENIED,
  'path-not-found': ERROR_PATH_NOT_FOUND,
  'invalid-range': DO_E_INVALID_RANGE,
  'overlapping-ranges': DO_E_OVERLAPPING_RANGES,
  'unsupported-scheme': CO_E_NOT_SUPPORTED,
  'disk-full': ERROR_DISK_FULL,
  'local-file': STG_E_WRITEFAULT,
  'no-uri': DO_E_DOWNLOAD_NO_URI,
  'file-exists': ERROR_FILE_EXISTS,
  'ranges-expected': DO_E_DOWNLOAD_RANGES_EXPECTED,
  'ranges-unexpected': DO_E_DOWNLOAD_RANGES_UNEXPECTED,
};

/** The code that a job's error object shows. */
export const codeOfFailure = (reason: FailureReason): HRESULT =>
  match(reason)
    .returnType<HRESULT>()
    .with({ kind: 'http-status' }, ({ status }) => httpStatusCode(status))
    .with({ kind: 'no-progress' }, () => DO_E_DOWNLOAD_NO_PROGRESS)
    .with({ kind: 'name-not-resolved' }, () => ERROR_WINHTTP_NAME_NOT_RESOLVED)
    .with({ kind: 'cannot-connect' }, () => ERROR_WINHTTP_CANNOT_CONNECT)
    .with({ kind: 'connection-lost' }, () => ERROR_WINHTTP_CONNECTION_ERROR)
    .with({ kind: 'timeout' }, () => ERROR_WINHTTP_TIMEOUT)
    .with({ kind: 'tls' }, () => DO_E_HTTP_CERT_VALIDATION)
    .with({ kind: 'size-unknown' }, () => DO_E_FILE_SIZE_UNKNOWN_HTTP_200)
    .with({ kind: 'range-not-supported' }, () => DO_E_INSUFFICIENT_RANGE_SUPPORT)
    .with({ kind: P.union('size-mismatch', 'remote-file-changed') }, () => DO_E_HTTP_BLOCKSIZE_MISMATCH)
    .with({ kind: 'redirect-failed' }, () => ERROR_WINHTTP_REDIRECT_FAILED)
    .with({ kind: 'invalid-response' }, () => ERROR_WINHTTP_INVALID_SERVER_RESPONSE)
    .with({ kind: 'disk-full' }, () => ERROR_DISK_FULL)
    .with({ kind: 'access-denied' }, () => E_ACCESSDENIED)
    .with({ kind: 'file-exists' }, () => ERROR_FILE_EXISTS)
    .with({ kind: 'path-not-found' }, () => ERROR_PATH_NOT_FOUND)
    .with({ kind: 'local-file' }, () => STG_E_WRITEFAULT)
    .exhaustive();

/**
 * Delivery Optimization's way: the remote file is named for HTTP 403, and nothing for any other error.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopycallback-joberror-method
 */
export const contextOfFailure = (reason: FailureReason): ErrorContext =>
  reason.kind === 'http-status' && reason.status === 403 ? 'remote-file' : 'none';
