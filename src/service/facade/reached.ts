import { inspect } from 'node:util';
import { ComError, E_NOINTERFACE } from '../../com/index.ts';
import { callFailure, type CallFailure } from './unreached.ts';

/** Why a client could not even be found: whatever COM says, it has not heard anything. */
class Unreachable extends Error {}

/** Waits for what finds a client. What it throws is no answer of the client's. */
export async function reached<T>(reaching: Promise<T>): Promise<T> {
  try {
    return await reaching;
  } catch (cause) {
    throw new Unreachable('The client could not be reached', { cause });
  }
}

/** What became of telling a client, by what it threw. A mistake of ours shows as a warning. */
export function failureOf(error: unknown): CallFailure {
  const cause = error instanceof Unreachable ? error.cause : error;
  if (!(cause instanceof ComError)) {
    process.emitWarning(`A client could not be told: ${inspect(cause)}`, 'ComNotificationWarning');
    return 'gone';
  }
  const failure = callFailure(cause);
  if (cause === error) return failure;
  return failure === 'gone' || cause.hresult === E_NOINTERFACE ? 'gone' : 'unreached';
}
