import type { HRESULT } from '../../com/index.ts';

/**
 * What kind of thing an HRESULT tells.
 * - `fatal`: the transfer stops until someone acts
 * - `transient`: it goes away, or the service tries again by itself
 * - `policy`: a policy or setting forbids it
 * - `caller`: the call was wrong
 * - `service`: the service is not there, or died
 * - `not-found`, `access`: what was asked for does not exist, or the right to it is missing
 * - `success`: no failure at all
 * - `text-id`: not an answer; it names a text for GetErrorContextDescription
 */
export type ErrorCategory =
  'fatal' | 'transient' | 'policy' | 'caller' | 'service' | 'not-found' | 'access' | 'success' | 'text-id';

/**
 * What more there is to know.
 * - `peering`: about other computers the service exchanges pieces with; a download goes on without them
 * - `informative`: nothing failed, the service only says how it works
 * - `after-retries`: the service has tried again and given up
 */
export type ErrorNote = 'peering' | 'informative' | 'after-retries';

/** What is known of a code. */
export interface ErrorFacts {
  /** What kind of thing it tells. */
  readonly category: ErrorCategory;
  /** A second category: `policy` and `transient` together pause a transfer until the policy lets it go on. */
  readonly also?: ErrorCategory;
  /** What more there is to know; most codes have none. */
  readonly note?: ErrorNote;
  /** What happened, in a sentence. */
  readonly meaning: string;
  /** What a person can do about it. */
  readonly remedy?: string;
}

/** A code explained. A code that no header names has no `name`. */
export interface ErrorExplanation extends ErrorFacts {
  /** Signed, as COM has it. */
  readonly code: HRESULT;
  /** As the headers spell it: `DO_E_JOB_NOT_FOUND`. */
  readonly name?: string;
}
