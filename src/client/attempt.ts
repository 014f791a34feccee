import { inspect } from 'node:util';
import {
  BG_E_BLOCKED_BY_POLICY,
  BG_E_EMPTY,
  BG_E_INVALID_RANGE,
  BG_E_INVALID_STATE,
  BG_E_NOT_FOUND,
  BG_E_OVERLAPPING_RANGES,
  CO_E_CLASS_DISABLED,
  CO_E_FAILEDTOIMPERSONATE,
  CO_E_NOT_SUPPORTED,
  CO_E_OBJNOTCONNECTED,
  CO_E_SERVER_EXEC_FAILURE,
  CO_E_SERVER_STOPPING,
  CO_E_START_SERVICE_FAILURE,
  DO_E_DOWNLOAD_RANGES_EXPECTED,
  DO_E_DOWNLOAD_RANGES_UNEXPECTED,
  DO_E_INVALID_RANGE,
  DO_E_INVALID_STATE,
  DO_E_JOB_EMPTY,
  DO_E_JOB_NOT_FOUND,
  DO_E_NO_DOWNLOAD_EXTSETTINGS,
  DO_E_NO_DOWNLOAD_PARTICIPATION,
  DO_E_NO_SERVICE,
  DO_E_OVERLAPPING_RANGES,
  DO_E_UNKNOWN_PROPERTY_ID,
  E_ACCESSDENIED,
  ERROR_BAD_IMPERSONATION_LEVEL,
  ERROR_FILE_EXISTS,
  ERROR_INVALID_NAME,
  ERROR_PATH_NOT_FOUND,
  ERROR_SERVICE_DISABLED,
  ERROR_SERVICE_DOES_NOT_EXIST,
  explainCode,
  REGDB_E_CLASSNOTREG,
  RPC_E_SERVER_DIED,
  RPC_E_SERVER_DIED_DNE,
  RPC_S_CALL_FAILED,
  RPC_S_CALL_FAILED_DNE,
  RPC_S_SERVER_UNAVAILABLE,
} from '../bindings/index.ts';
import {
  ComError,
  E_INVALIDARG,
  E_NOINTERFACE,
  E_NOTIMPL,
  ReleasedError,
  RPC_E_DISCONNECTED,
  type HRESULT,
} from '../com/index.ts';
import { isHeard, publish } from './diagnostics.ts';
import { DeliveryOptimizationError, type DeliveryOptimizationErrorCode } from './delivery-optimization-error.ts';

/** What a person can do about a failure, where it is known better than by the failure alone. */
export type Remedies = Partial<Record<DeliveryOptimizationErrorCode, string>>;

/** Does something with a service, and tells in a person's words what could not be done and why. */
export async function attempt<R>(doing: string, action: () => Promise<R>, remedies: Remedies = {}): Promise<R> {
  const since = isHeard('call') ? performance.now() : 0;
  const tell = (error?: unknown) => publish('call', () => ({ doing, milliseconds: performance.now() - since, error }));
  try {
    const answer = await action();
    tell();
    return answer;
  } catch (cause) {
    const error = inWords(doing, cause, remedies);
    tell(error);
    throw error;
  }
}

function inWords(doing: string, cause: unknown, remedies: Remedies): unknown {
  if (cause instanceof ReleasedError) {
    return new DeliveryOptimizationError(
      'released',
      `Could not ${doing}: it was disposed. Get it anew from the service.`,
      { cause },
    );
  }
  if (cause instanceof DeliveryOptimizationError) return cause;
  if (!(cause instanceof ComError)) {
    const code = cause instanceof TypeError || cause instanceof RangeError ? 'invalid-argument' : 'unexpected';
    const what = cause instanceof Error ? cause.message : inspect(cause);
    return new DeliveryOptimizationError(code, `Could not ${doing}: ${what}`, { cause });
  }
  const code = codes.get(cause.hresult) ?? 'unexpected';
  const known = explainCode(cause.hresult);
  const said = known?.name === undefined ? cause.message : `${cause.message} ${known.name}`;
  const words = [`Could not ${doing}: ${said}.`, known?.meaning, remedies[code] ?? GENERAL[code] ?? known?.remedy];
  return new DeliveryOptimizationError(code, words.filter(Boolean).join(' '), { cause });
}

/** Where this library knows better what to do than the code alone tells. */
const GENERAL: Remedies = {
  'service-gone': 'Its jobs are still there: connect() again and find them by service.job(id).',
};

const codes: ReadonlyMap<HRESULT, DeliveryOptimizationErrorCode> = new Map(
  Object.entries({
    'invalid-argument': [
      E_INVALIDARG,
      CO_E_NOT_SUPPORTED,
      ERROR_PATH_NOT_FOUND,
      ERROR_INVALID_NAME,
      ERROR_FILE_EXISTS,
      DO_E_DOWNLOAD_RANGES_EXPECTED,
      DO_E_DOWNLOAD_RANGES_UNEXPECTED,
      DO_E_INVALID_RANGE,
      DO_E_OVERLAPPING_RANGES,
      BG_E_INVALID_RANGE,
      BG_E_OVERLAPPING_RANGES,
    ],
    'not-supported': [E_NOTIMPL, E_NOINTERFACE, DO_E_UNKNOWN_PROPERTY_ID],
    'service-unavailable': [
      REGDB_E_CLASSNOTREG,
      CO_E_SERVER_EXEC_FAILURE,
      CO_E_START_SERVICE_FAILURE,
      CO_E_CLASS_DISABLED,
      ERROR_SERVICE_DISABLED,
      ERROR_SERVICE_DOES_NOT_EXIST,
      DO_E_NO_SERVICE,
    ],
    'service-gone': [
      RPC_S_SERVER_UNAVAILABLE,
      RPC_S_CALL_FAILED,
      RPC_S_CALL_FAILED_DNE,
      RPC_E_DISCONNECTED,
      RPC_E_SERVER_DIED,
      RPC_E_SERVER_DIED_DNE,
      CO_E_OBJNOTCONNECTED,
      CO_E_SERVER_STOPPING,
    ],
    blocked: [BG_E_BLOCKED_BY_POLICY, DO_E_NO_DOWNLOAD_EXTSETTINGS, DO_E_NO_DOWNLOAD_PARTICIPATION],
    'job-not-found': [DO_E_JOB_NOT_FOUND, BG_E_NOT_FOUND],
    'invalid-state': [DO_E_INVALID_STATE, BG_E_INVALID_STATE, DO_E_JOB_EMPTY, BG_E_EMPTY],
    'access-denied': [E_ACCESSDENIED, CO_E_FAILEDTOIMPERSONATE, ERROR_BAD_IMPERSONATION_LEVEL],
  } satisfies Partial<Record<DeliveryOptimizationErrorCode, readonly HRESULT[]>>).flatMap(([code, hresults]) =>
    hresults.map((each) => [each, code as DeliveryOptimizationErrorCode] as const),
  ),
);
