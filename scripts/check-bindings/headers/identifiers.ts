import { guid, type Guid } from '../../../src/com/index.ts';
import type { SortedExports } from '../exports.ts';
import type { InstalledHeaders } from './installed-headers.ts';

/**
 * The IIDs and CLSIDs of ours that the headers have too, with both values. They are read from the text: C knows no
 * constant expression for a field of a GUID.
 */
export function identifiers({ interfaces, classes }: SortedExports, { text }: InstalledHeaders): readonly Identifier[] {
  const ours = new Map<string, string>(classes);
  for (const { name, iid } of interfaces.values()) ours.set(`IID_${name}`, iid);
  return [...text.matchAll(DEFINITION)].flatMap(([, name = '', fields = '']) => {
    const value = ours.get(name);
    return value === undefined ? [] : [{ name, ours: value, headers: guidOf(fields) }];
  });
}

export interface Identifier {
  readonly name: string;
  readonly ours: string;
  readonly headers: Guid;
}

const DEFINITION = /const GUID (?:__attribute__\(\(\w+\)\) )?(\w+) = \{ ?([^;]*?) ?\};/g;

function guidOf(fields: string): Guid {
  const [first = 0, second = 0, third = 0, ...rest] = [...fields.matchAll(/0x[0-9a-f]+|\d+/gi)].map(Number);
  const tail = rest.map((byte) => hex(byte, 2)).join('');
  return guid([hex(first, 8), hex(second, 4), hex(third, 4), tail.slice(0, 4), tail.slice(4)].join('-'));
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
