import { getPointer, setPointer, type Address } from './memory.ts';
import type { DataType } from './native-type.ts';

/** A bare pointer whose target only the two sides know (`void *`); 0n is NULL. */
export const address: DataType<Address> = {
  name: 'void',
  layout: (pointerSize) => ({ size: pointerSize, alignment: pointerSize }),
  argument: { type: 'void *', pass: (value) => value, receive: (raw) => (raw as Address | null) ?? 0n },
  lend: setPointer,
  take: getPointer,
  read: getPointer,
  give: setPointer,
};
