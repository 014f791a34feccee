import {
  BG_E_ERROR_INFORMATION_UNAVAILABLE,
  BG_E_FILE_NOT_AVAILABLE,
  DO_E_ERROR_INFORMATION_UNAVAILABLE,
  DO_E_FILE_NOT_AVAILABLE,
  type IBackgroundCopyError,
  type IBackgroundCopyJob,
} from '../bindings/index.ts';
import { ComError, type Caller, type HRESULT } from '../com/index.ts';
import { shownUrl, type ErrorContext } from '../model/index.ts';
import { codeLabel, codeWords } from './code-words.ts';
import { kindOf, type ServiceErrorKind } from './error-kind.ts';
import type { IntegrityError } from './integrity/index.ts';

/** The file of a job that an error is about. */
export interface ErrorFile {
  /** Where it comes from, or goes to with an upload. */
  readonly url: string;
  /** Its local path. */
  readonly path: string;
}

/** What every error tells. */
export interface JobErrorCommon {
  /**
   * Where the error arose. Delivery Optimization says `remote-file` for HTTP 403 and `none` for all others, so look at
   * `kind` and `code` there; BITS uses all contexts.
   */
  readonly context: ErrorContext;
  /** The error's HRESULT, signed as COM has it. */
  readonly code: HRESULT;
  /** The code as it is written and searched for, with its name where it has one: `0x80190193 BG_E_HTTP_ERROR_403`. */
  readonly label: string;
  /** What happened, and what a person can do about it, in words. */
  readonly message: string;
  /** The file it is about; `undefined` where the service names none. */
  readonly file: ErrorFile | undefined;
}

/**
 * Why a job stands still, as a closed union made for `match(error).with(…).exhaustive()`.
 * - `http-status`: the server refused, `status` tells how
 * - `no-progress`: nothing arrived for as long as the job allows
 * - `network`: host, connection, proxy, time-outs
 * - `tls`: the connection could not be trusted
 * - `unsuitable-server`: the server lacks what is needed (a size, byte ranges) or breaks the protocol
 * - `local-file`: the local file or its disk
 * - `blocked`: a policy, a cost limit or the power state forbids it
 * - `integrity`: a file has arrived and is not what it must be; see `IntegrityError` for what can be decided then
 * - `other`: anything else, see `code`
 */
export type JobError = ServiceError | IntegrityError;

/** An error that the service tells of. */
export type ServiceError =
  | (JobErrorCommon & { readonly kind: 'http-status'; readonly status: number })
  | (JobErrorCommon & { readonly kind: Exclude<ServiceErrorKind, 'http-status'> });

/** Why a job stands still. */
export type JobErrorKind = JobError['kind'];

/** The error object of a job; `undefined` when it has none, or none any more. */
export async function presentError(
  job: Caller<typeof IBackgroundCopyJob>,
): Promise<Caller<typeof IBackgroundCopyError> | undefined> {
  try {
    return await job.GetError();
  } catch (error) {
    if (error instanceof ComError && NO_ERROR.has(error.hresult)) return undefined;
    throw error;
  }
}

/** Reads an error object while it is there: what went wrong, and with which file. Given up when `signal` aborts. */
export async function readJobError(
  error: Caller<typeof IBackgroundCopyError>,
  signal?: AbortSignal,
): Promise<ServiceError> {
  const [context, code] = await error.GetError();
  signal?.throwIfAborted();
  return jobErrorOf(context, code, await fileOf(error));
}

async function fileOf(error: Caller<typeof IBackgroundCopyError>): Promise<ErrorFile | undefined> {
  try {
    using file = await error.GetFile();
    return { url: await file.GetRemoteName(), path: await file.GetLocalName() };
  } catch (failure) {
    if (failure instanceof ComError && NO_FILE.has(failure.hresult)) return undefined;
    throw failure;
  }
}

/** What the numbers of an error object say, in the terms a program decides by. */
function jobErrorOf(context: ErrorContext, code: HRESULT, file: ErrorFile | undefined): ServiceError {
  const where = file === undefined ? '' : `"${shownUrl(file.url)}": `;
  const common = { context, code, label: codeLabel(code), message: `${where}${codeWords(code)}`, file };
  const kind = kindOf(code);
  return kind === 'http-status' ? { ...common, kind, status: code & 0xffff } : { ...common, kind };
}

const NO_FILE: ReadonlySet<HRESULT> = new Set([BG_E_FILE_NOT_AVAILABLE, DO_E_FILE_NOT_AVAILABLE]);
const NO_ERROR: ReadonlySet<HRESULT> = new Set([
  BG_E_ERROR_INFORMATION_UNAVAILABLE,
  DO_E_ERROR_INFORMATION_UNAVAILABLE,
]);
