import { inspect } from 'node:util';
import { DeliveryOptimizationError } from '../client/index.ts';

/** What a test asked for and cannot get: `what` names the value, `remedy` what to write instead. */
export const invalid = (what: string, remedy: string): DeliveryOptimizationError =>
  new DeliveryOptimizationError('invalid-argument', `${what}: ${remedy}.`);

/** Refuses options that are none, and names that nobody reads: a misspelt option would make another fault. */
export function checkOptions(where: string, options: unknown, names: readonly string[]): void {
  if (typeof options !== 'object' || options === null) {
    throw invalid(`${where} got ${inspect(options)} for its options`, `give an object with ${names.join(', ')}`);
  }
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown !== undefined) throw invalid(`${where} has no option "${unknown}"`, `it knows ${names.join(', ')}`);
}

/** A whole number within borders that the remedy names; left out is fine. */
export function checkCount(what: string, value: number | undefined, from: number, to?: number): void {
  if (value === undefined) return;
  if (Number.isSafeInteger(value) && value >= from && value <= (to ?? Infinity)) return;
  const upTo = to === undefined ? 'on' : `to ${to}`;
  throw invalid(`${what} is ${inspect(value)}`, `give a whole number from ${from} ${upTo}`);
}
