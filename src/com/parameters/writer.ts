import { address, allocateBlock, copyMemory, once, POINTER_SIZE, uint32, type Address } from '../native/index.ts';
import { erase, type ErasedType } from './parameter.ts';

/**
 * Writes values of one type into memory of others: composed in a block of our own, kept for the purpose, then moved
 * over by one native copy. Encoding field by field through koffi would cost a native call each.
 */
export function writerOf(type: ErasedType): (to: Address, value: unknown) => void {
  const { size } = type.layout(POINTER_SIZE);
  const staging = once(() => allocateBlock(size));
  return (to, value) => {
    const block = staging();
    type.give(block.view, 0, value);
    copyMemory(to, block.address, size);
  };
}

export const writeCount = writerOf(erase(uint32));
export const writePointer = writerOf(erase(address));
