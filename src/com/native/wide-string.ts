import { inspect } from 'node:util';
import { ffi } from './ffi.ts';
import { copyMemory, getPointer, setPointer, type Address } from './memory.ts';
import type { DataType } from './native-type.ts';
import { freeTaskMemory, toTaskMemory } from './task-memory.ts';

/** Text as a pointer to NUL-terminated UTF-16. What a method hands out is task memory, freed once it is read. */
export const nullableWideString: DataType<string | null> = {
  name: 'wstr',
  layout: (pointerSize) => ({ size: pointerSize, alignment: pointerSize }),
  argument: {
    type: 'str16',
    pass: (value) => (value === null ? null : checked(value)),
    receive: (raw) => raw as string | null,
  },
  lendsMemory: true,
  lend: (view, at, value, scratch) => {
    if (value === null) return setPointer(view, at, 0n);
    const bytes = terminated(value);
    const { address } = scratch.allocate(bytes.length);
    copyMemory(address, bytes, bytes.length);
    setPointer(view, at, address);
  },
  take: (view, at) => {
    const address = getPointer(view, at);
    const text = textAt(address);
    freeTaskMemory(address);
    return text;
  },
  read: (view, at) => textAt(getPointer(view, at)),
  give: (view, at, value) => setPointer(view, at, value === null ? 0n : toTaskMemory(terminated(value))),
};

/** As `nullableWideString`, where a text is always there: NULL reads as the empty text. */
export const wideString: DataType<string> = {
  ...nullableWideString,
  argument: { type: 'str16', pass: checked, receive: (raw) => (raw as string | null) ?? '' },
  lend: nullableWideString.lend,
  take: (view, at, calling) => nullableWideString.take(view, at, calling) ?? '',
  read: (view, at, calling) => nullableWideString.read(view, at, calling) ?? '',
  give: nullableWideString.give,
};

export const textAt = (address: Address): string | null => (address === 0n ? null : ffi().decode.string16(address));

const terminated = (text: string): Uint8Array => Buffer.from(`${checked(text)}\0`, 'utf16le');

/** koffi would take a number for an address and read what is there. */
function checked(text: string): string {
  if (typeof text !== 'string') throw new TypeError(`Text is expected, not ${inspect(text)}.`);
  return text;
}
