import { inspect } from 'node:util';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';

/** A value that no service takes: what it is, and what to do instead. */
export const invalid = (what: string, remedy: string): DeliveryOptimizationError =>
  new DeliveryOptimizationError('invalid-argument', `${what}: ${remedy}.`);

/** What programs in JavaScript may pass in spite of the types. */
export function checkText(what: string, value: unknown): void {
  if (typeof value !== 'string') throw invalid(`${what} is ${inspect(value)}`, 'give a string');
}

/** Text that ends where it ends: a NUL would cut it off unseen. */
export function checkWhole(what: string, text: string): void {
  if (text.includes('\0')) throw invalid(`${what} "${shorten(text)}" contains a NUL`, 'remove it');
}

export const MAX_UINT32 = 0xffffffff;

export const isCount = (value: number, max: number = Number.MAX_SAFE_INTEGER): boolean =>
  Number.isInteger(value) && value >= 0 && value <= max;

export const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
