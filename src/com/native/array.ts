import { POINTER_SIZE } from './ffi.ts';
import { readMemory, type Address } from './memory.ts';
import type { Calling, NativeType } from './native-type.ts';
import type { Scratch } from './scratch.ts';

/** The elements at `address`, by `read` (they stay the other side's) or by `take` (they become ours). */
export function readArray<T, R>(
  how: 'read' | 'take',
  type: NativeType<never, T, R, never>,
  address: Address | null,
  length: number,
  calling: Calling,
): (T | R)[] {
  if (address === null || address === 0n || length === 0) return [];
  const { size } = type.layout(POINTER_SIZE);
  const view = readMemory(address, length * size);
  return Array.from({ length }, (_, index) => type[how](view, index * size, calling));
}

/** The bytes of an array that is given away. */
export function giveArray<G>(type: NativeType<never, unknown, unknown, G>, values: readonly G[]): Uint8Array {
  const { size } = type.layout(POINTER_SIZE);
  const bytes = new Uint8Array(values.length * size);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => type.give(view, index * size, value));
  return bytes;
}

/** An array that lives until the call ends; NULL when it is empty. */
export function lendArray<L>(
  type: NativeType<L, unknown, unknown, never>,
  values: readonly L[],
  scratch: Scratch,
): Address | null {
  if (values.length === 0) return null;
  const { size } = type.layout(POINTER_SIZE);
  const { address, view } = scratch.allocate(values.length * size);
  values.forEach((value, index) => type.lend(view, index * size, value, scratch));
  return address;
}

export function readBytes(address: Address | null, length: number): Uint8Array {
  return address === null || address === 0n ? new Uint8Array() : new Uint8Array(readMemory(address, length).buffer);
}
