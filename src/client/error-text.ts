import {
  DO_E_ERROR_INFORMATION_UNAVAILABLE,
  ERROR_RESOURCE_LANG_NOT_FOUND,
  IDeliveryOptimizationJob2,
  type IBackgroundCopyJob,
} from '../bindings/index.ts';
import { ComError, E_NOTIMPL, type Caller } from '../com/index.ts';
import { ready, type Connection } from './connection.ts';
import { presentError } from './job-error.ts';

/** An error in the words of the service; each is `undefined` where it has none. */
export interface JobErrorText {
  /** What happened. */
  readonly description: string | undefined;
  /** Where it arose. */
  readonly context: string | undefined;
  /** By which protocol the file was fetched. */
  readonly protocol: string | undefined;
  /** What more Delivery Optimization has to say, since Windows 10 1803. */
  readonly extended: string | undefined;
}

/**
 * What the service says of a job's error; `undefined` when the job has none. Once `signal` aborts, nothing more is asked.
 */
export async function readErrorText(
  connection: Connection,
  job: Caller<typeof IBackgroundCopyJob>,
  language: number,
  signal: AbortSignal | undefined,
): Promise<JobErrorText | undefined> {
  const present = await presentError(job);
  if (present === undefined) return undefined;
  using error = await ready(connection, present);
  const ask = (read: () => Promise<string | undefined>): Promise<string | undefined> => {
    signal?.throwIfAborted();
    return read();
  };
  return {
    description: await ask(() => textOrNone(() => error.GetErrorDescription(language))),
    context: await ask(() => textOrNone(() => error.GetErrorContextDescription(language))),
    protocol: await ask(() => textOrNone(() => error.GetProtocol())),
    extended: await ask(() => extendedText(connection, job)),
  };
}

async function extendedText(
  connection: Connection,
  job: Caller<typeof IBackgroundCopyJob>,
): Promise<string | undefined> {
  using own = await job.tryQuery(IDeliveryOptimizationJob2);
  if (own === undefined) return undefined;
  await ready(connection, own);
  return textOrNone(async () => {
    const text = await own.GetProperty('extended-error-info');
    return text.type === 'bstr' ? text.value : '';
  });
}

/** A text that a service may have, or not have in this language. */
export async function textOrNone(read: () => Promise<string>): Promise<string | undefined> {
  try {
    return (await read()) || undefined;
  } catch (error) {
    if (error instanceof ComError && NO_TEXT.has(error.hresult)) return undefined;
    throw error;
  }
}

const NO_TEXT: ReadonlySet<number> = new Set([
  E_NOTIMPL,
  ERROR_RESOURCE_LANG_NOT_FOUND,
  DO_E_ERROR_INFORMATION_UNAVAILABLE,
]);
