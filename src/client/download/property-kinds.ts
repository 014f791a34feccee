import { inspect } from 'node:util';
import type { Pointing, Variant } from '../../com/index.ts';
import { checkHeaderFields, joinHeaderFields, splitHeaderFields, type HeaderFields } from '../header-fields.ts';
import { checkText, invalid, isCount, MAX_UINT32 } from '../invalid.ts';

/** How values of one kind are checked, and how they travel in a VARIANT of one type. */
export interface PropertyKind<T extends Variant<unknown>['type'], V> {
  readonly type: T;
  /** @throws {DeliveryOptimizationError} `invalid-argument` */
  readonly check: (what: string, value: V) => void;
  readonly pack: (value: V) => Variant<Pointing>;
  /** `undefined` for a VARIANT of another type, such as an empty one. */
  readonly unpack: (variant: Variant<unknown>) => V | undefined;
}

/** @param check what more than any text it must be */
export const text = (check: (value: string) => void = () => undefined): PropertyKind<'bstr', string> => ({
  type: 'bstr',
  check: (what, value) => {
    checkText(what, value);
    // The text may be a secret: it is not shown.
    if (value.includes('\0')) throw invalid(`${what} contains a NUL`, 'remove it');
    check(value);
  },
  pack: (value) => ({ type: 'bstr', value }),
  unpack: (variant) => (variant.type === 'bstr' ? variant.value : undefined),
});

export const fields: PropertyKind<'bstr', HeaderFields> = {
  type: 'bstr',
  check: (what, value: unknown) => {
    if (typeof value !== 'object' || value === null) {
      throw invalid(`${what} are no object`, "give one, such as { 'X-Name': 'value' }");
    }
    checkHeaderFields(value as HeaderFields);
  },
  pack: (value) => ({ type: 'bstr', value: joinHeaderFields(value) }),
  unpack: (variant) => (variant.type === 'bstr' ? splitHeaderFields(variant.value) : undefined),
};

export const flag: PropertyKind<'bool', boolean> = {
  type: 'bool',
  check: (what, value: unknown) => {
    if (typeof value !== 'boolean') throw invalid(`${what} is ${inspect(value)}`, 'give true or false');
  },
  pack: (value) => ({ type: 'bool', value }),
  unpack: (variant) => (variant.type === 'bool' ? variant.value : undefined),
};

/** @param fits which of the numbers that a VARIANT holds can be */
const number = (fits: (value: number) => boolean, remedy: string): PropertyKind<'ui4', number> => ({
  type: 'ui4',
  check: (what, value) => {
    if (!isCount(value, MAX_UINT32) || !fits(value)) throw invalid(`${what} is ${inspect(value)}`, remedy);
  },
  pack: (value) => ({ type: 'ui4', value }),
  unpack: (variant) => (variant.type === 'ui4' ? variant.value : undefined),
});

export const uint32 = number(() => true, `give a whole number from 0 to ${MAX_UINT32}`);
export const percent = number((value) => value <= 100, 'give a whole number from 1 to 100, or 0 to go by time alone');
export const timeout = number((value) => value === 0 || value >= 60, 'give 60 seconds or more, or 0 for the default');

/** One of several words, each of which stands for a number. */
export const choice = <W extends string>(values: Readonly<Record<W, number>>): PropertyKind<'ui4', W> => {
  const words = Object.keys(values) as W[];
  return {
    type: 'ui4',
    check: (what, value) => {
      if (!words.includes(value)) throw invalid(`${what} is ${inspect(value)}`, `use one of ${words.join(', ')}`);
    },
    pack: (value) => ({ type: 'ui4', value: values[value] }),
    unpack: (variant) => (variant.type === 'ui4' ? words.find((word) => values[word] === variant.value) : undefined),
  };
};

/** A number of bytes. */
export const size: PropertyKind<'ui8', number> = {
  type: 'ui8',
  check: (what, value) => {
    if (!isCount(value)) throw invalid(`${what} is ${inspect(value)}`, 'give a whole number of bytes from 0 on');
  },
  pack: (value) => ({ type: 'ui8', value: BigInt(value) }),
  unpack: (variant) => (variant.type === 'ui8' ? Number(variant.value) : undefined),
};

export const bytes: PropertyKind<'bytes', Uint8Array> = {
  type: 'bytes',
  check: (what, value: unknown) => {
    if (!(value instanceof Uint8Array)) throw invalid(`${what} is no Uint8Array`, 'give one');
  },
  pack: (value) => ({ type: 'bytes', value }),
  unpack: (variant) => (variant.type === 'bytes' ? variant.value : undefined),
};
