import { match } from 'ts-pattern';
import { allocateBstr, bstrText, freeBstr } from './bstr.ts';
import { getPointer, setPointer, type Address } from './memory.ts';
import type { Calling, NativeType } from './native-type.ts';
import { allocateByteArray, byteArrayContent, freeByteArray } from './safe-array.ts';

/** What a VARIANT holds, as far as Delivery Optimization and BITS use it. `Unknown` is the side's interface pointer. */
export type Variant<Unknown> =
  | { readonly type: 'empty' }
  | { readonly type: 'bstr'; readonly value: string }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'unknown'; readonly value: Unknown }
  | { readonly type: 'ui1' | 'ui4'; readonly value: number }
  | { readonly type: 'ui8'; readonly value: bigint }
  | { readonly type: 'bytes'; readonly value: Uint8Array };

/** @see https://learn.microsoft.com/windows/win32/api/wtypes/ne-wtypes-varenum */
const VT = { empty: 0, bstr: 8, bool: 11, unknown: 13, ui1: 17, ui4: 19, ui8: 21, bytes: 0x2011 } as const;
const VALUE = 8;
const TRUE = -1;

/**
 * VARIANT, always passed by pointer. A lent one is cleared by its scratch's end; `unknown` is how the higher floor
 * carries interface pointers.
 */
export function variantType<Lent, Taken, Received, Given>(
  unknown: NativeType<Lent, Taken, Received, Given>,
): NativeType<Variant<Lent>, Variant<Taken>, Variant<Received>, Variant<Given>> {
  return {
    name: 'VARIANT',
    layout: (pointerSize) => ({ size: VALUE + 2 * pointerSize, alignment: 8 }),
    lendsMemory: true,
    lend: (view, at, value, scratch) => {
      write(view, at, value, (pointer) => unknown.lend(view, at + VALUE, pointer, scratch));
      const address = getPointer(view, at + VALUE);
      if (value.type === 'bstr') scratch.defer(() => freeBstr(address));
      if (value.type === 'bytes') scratch.defer(() => freeByteArray(address));
    },
    give: (view, at, value) => write(view, at, value, (pointer) => unknown.give(view, at + VALUE, pointer)),
    take: (view, at, calling) => {
      const value = read(view, at, () => unknown.take(view, at + VALUE, calling));
      free(value.type, getPointer(view, at + VALUE));
      return value;
    },
    read: (view, at, calling: Calling) => read(view, at, () => unknown.read(view, at + VALUE, calling)),
  };
}

function write<Unknown>(
  view: DataView,
  at: number,
  variant: Variant<Unknown>,
  writeUnknown: (value: Unknown) => void,
): void {
  const value = at + VALUE;
  view.setBigUint64(at, BigInt(VT[variant.type]), true);
  view.setBigUint64(value, 0n, true);
  match(variant)
    .with({ type: 'empty' }, () => undefined)
    .with({ type: 'bstr' }, (bstr) => setPointer(view, value, allocateBstr(bstr.value)))
    .with({ type: 'bool' }, (bool) => view.setInt16(value, bool.value ? TRUE : 0, true))
    .with({ type: 'unknown' }, (pointer) => writeUnknown(pointer.value))
    .with({ type: 'ui1' }, (byte) => view.setUint8(value, byte.value))
    .with({ type: 'ui4' }, (word) => view.setUint32(value, word.value, true))
    .with({ type: 'ui8' }, (long) => view.setBigUint64(value, long.value, true))
    .with({ type: 'bytes' }, (bytes) => setPointer(view, value, allocateByteArray(bytes.value)))
    .exhaustive();
}

function read<Unknown>(view: DataView, at: number, readUnknown: () => Unknown): Variant<Unknown> {
  const value = at + VALUE;
  return match<number, Variant<Unknown>>(view.getUint16(at, true))
    .with(VT.empty, () => ({ type: 'empty' }))
    .with(VT.bstr, () => ({ type: 'bstr', value: bstrText(getPointer(view, value)) }))
    .with(VT.bool, () => ({ type: 'bool', value: view.getInt16(value, true) !== 0 }))
    .with(VT.unknown, () => ({ type: 'unknown', value: readUnknown() }))
    .with(VT.ui1, () => ({ type: 'ui1', value: view.getUint8(value) }))
    .with(VT.ui4, () => ({ type: 'ui4', value: view.getUint32(value, true) }))
    .with(VT.ui8, () => ({ type: 'ui8', value: view.getBigUint64(value, true) }))
    .with(VT.bytes, () => ({ type: 'bytes', value: byteArrayContent(getPointer(view, value)) }))
    .otherwise((vt) => {
      throw new RangeError(`VARIANT of type ${vt} is not understood: Delivery Optimization and BITS use none.`);
    });
}

function free(type: Variant<unknown>['type'], address: Address): void {
  if (type === 'bstr') freeBstr(address);
  if (type === 'bytes') freeByteArray(address);
}
