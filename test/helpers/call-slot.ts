import koffi from 'koffi';
import type { Address, InterfaceDescription } from '../../src/com/index.ts';

/**
 * Calls a method by its slot, the way a C program does, without anything of ours in between.
 * @param types koffi's names of the parameters' types, without `this`
 * @returns the HRESULT, as an unsigned number
 */
export function callSlot(
  description: InterfaceDescription,
  object: Address,
  name: string,
  types: readonly string[] = [],
  ...args: readonly unknown[]
): number {
  const slot = description.slots.findIndex((method) => method.name === name);
  const vtable = koffi.decode(object, 'void *') as Address;
  const entry = koffi.decode(vtable, slot * koffi.sizeof('void *'), 'void *') as Address;
  return (koffi.call(entry, koffi.proto('int32', ['void *', ...types]), object, ...args) as number) >>> 0;
}
