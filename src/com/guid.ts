/** A GUID as text: 32 lower-case hexadecimal digits in the usual five groups, without braces. */
export type Guid = string & { readonly [brand]: 'Guid' };
declare const brand: unique symbol;

const PATTERN = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;

/** Reads a GUID, with or without braces, in any case; `undefined` for anything else. */
export function parseGuid(text: string): Guid | undefined {
  return PATTERN.exec(text)?.[1]?.toLowerCase() as Guid | undefined;
}

/** @throws {TypeError} when `text` is no GUID. */
export function guid(text: string): Guid {
  const parsed = parseGuid(text);
  if (parsed === undefined) {
    throw new TypeError(`"${text}" is not a GUID: write it as xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx in hexadecimal.`);
  }
  return parsed;
}

export const GUID_SIZE = 16;

/** The first three groups are little-endian integers, the other eight bytes stand as they are written. */
export function readGuid(view: DataView, at: number): Guid {
  const head = hex(view.getUint32(at, true), 8);
  const middle = hex(view.getUint16(at + 4, true), 4);
  const third = hex(view.getUint16(at + 6, true), 4);
  const tail = hex(view.getUint32(at + 8), 8) + hex(view.getUint32(at + 12), 8);
  return `${head}-${middle}-${third}-${tail.slice(0, 4)}-${tail.slice(4)}` as Guid;
}

export function writeGuid(view: DataView, at: number, value: Guid): void {
  const digits = value.replaceAll('-', '');
  view.setUint32(at, Number.parseInt(digits.slice(0, 8), 16), true);
  view.setUint16(at + 4, Number.parseInt(digits.slice(8, 12), 16), true);
  view.setUint16(at + 6, Number.parseInt(digits.slice(12, 16), 16), true);
  view.setUint32(at + 8, Number.parseInt(digits.slice(16, 24), 16));
  view.setUint32(at + 12, Number.parseInt(digits.slice(24, 32), 16));
}

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');
