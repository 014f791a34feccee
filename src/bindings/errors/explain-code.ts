import { facilityOf, type HRESULT } from '../../com/index.ts';
import * as backgroundCopyCodes from './background-copy.ts';
import * as comCodes from './com.ts';
import * as deliveryOptimizationCodes from './delivery-optimization.ts';
import type { ErrorExplanation, ErrorFacts } from './error-explanation.ts';
import * as explanations from './explanations/index.ts';
import { httpStatusCode, httpStatusOf } from './http-status.ts';
import * as winHttpCodes from './win-http.ts';
import * as win32Codes from './win32.ts';

/**
 * What an HRESULT means and what a person can do about it. Codes that no header names are explained by their group,
 * where the group says something: those of Delivery Optimization, HTTP statuses, RPC. `undefined` for all others.
 */
export function explainCode(code: HRESULT): ErrorExplanation | undefined {
  return byCode.get(code) ?? byGroup(code);
}

/** The explanation of a code by its name in the headers or in the documents (`DO_E_NOT_FOUND`). */
export function codeNamed(name: string): ErrorExplanation | undefined {
  return byName.get(DOCUMENTED_NAMES.get(name) ?? name);
}

/** Names that the pages of Delivery Optimization's methods use and no header has. */
const DOCUMENTED_NAMES = new Map([
  ['DO_E_NOT_FOUND', 'DO_E_JOB_NOT_FOUND'],
  ['DO_E_EMPTY', 'DO_E_JOB_EMPTY'],
]);

const FACILITY_DELIVERY_OPTIMIZATION = 0xd0;
const FACILITY_WIN32 = 7;

function explained<Name extends string>(
  codes: Readonly<Record<Name, HRESULT>>,
  facts: Readonly<Record<Name, ErrorFacts>>,
): ErrorExplanation[] {
  return (Object.keys(facts) as Name[]).map((name) => ({ name, code: codes[name], ...facts[name] }));
}

/** Every code that a header names. */
export const knownCodes: readonly ErrorExplanation[] = [
  ...explained(deliveryOptimizationCodes, explanations.deliveryOptimization),
  ...explained(backgroundCopyCodes, explanations.backgroundCopy),
  ...explained(comCodes, explanations.com),
  ...explained(win32Codes, explanations.win32),
  ...explained(winHttpCodes, explanations.winHttp),
  ...Object.entries(explanations.httpStatuses).map(([status, facts]) => ({
    name: `BG_E_HTTP_ERROR_${status}`,
    code: httpStatusCode(Number(status)),
    ...facts,
  })),
];

/** Where two names share a code, as E_NOT_SET and ERROR_NOT_FOUND do, the first explains it. */
const byCode = new Map([...knownCodes].reverse().map((each) => [each.code, each]));
const byName = new Map(knownCodes.map((each) => [each.name, each]));

function byGroup(code: HRESULT): ErrorExplanation | undefined {
  const facts = groupFacts(code);
  return facts && { code, ...facts };
}

function groupFacts(code: HRESULT): ErrorFacts | undefined {
  if (code >= 0) return undefined;
  const status = httpStatusOf(code);
  if (status !== undefined) return explanations.otherHttpStatus(status);
  if (facilityOf(code) === FACILITY_DELIVERY_OPTIMIZATION) {
    return isTransientOfDeliveryOptimization(code)
      ? { category: 'transient', meaning: 'Delivery Optimization paused the transfer.', remedy: 'Wait; it may go on.' }
      : { category: 'fatal', meaning: 'Delivery Optimization failed.', remedy: 'Read its log.' };
  }
  if (facilityOf(code) === FACILITY_WIN32 && (code & 0xff00) === 0x0600) {
    return { category: 'service', meaning: 'The service could not be called.', remedy: 'Connect again.' };
  }
  return undefined;
}

/** The test of deliveryoptimizationerrors.h: 0x80D03800 to 0x80D03FFF. */
const isTransientOfDeliveryOptimization = (code: HRESULT): boolean => (code & 0xf800) === 0x3800;
