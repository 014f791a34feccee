import {
  POINTER_SIZE,
  readArray,
  readMemory,
  type Address,
  type DataType,
  type Layout,
  type PointerSize,
} from '../native/index.ts';
import { pointer, receiving, sending, type Parameter } from './parameter.ts';

/** A structure of variable length: a 32-bit count, and the elements right behind it at the next multiple of 8. */
export interface CountedBlock<T> {
  readonly name: string;
  readonly element: DataType<T>;
  /** As C sees it, with one element. */
  layout(pointerSize: PointerSize): Layout;
}

export function countedBlock<T>(name: string, element: DataType<T>): CountedBlock<T> {
  const size = ELEMENTS_AT + element.layout(POINTER_SIZE).size;
  return { name, element, layout: () => ({ size, alignment: 8 }) };
}

/** An argument of that structure; `null` passes NULL, which means something else than no elements. */
export function inputCountedBlock<T>(
  name: string,
  { name: typeName, element, layout }: CountedBlock<T>,
): Parameter<[readonly T[] | null], [], [T[] | null], []> {
  const { size } = element.layout(POINTER_SIZE);
  return {
    natives: [pointer(name, 'in', typeName)],
    caller: sending(
      (raw, input, _frame, _at, scratch) => {
        const elements = input as readonly T[] | null;
        if (elements === null) return void raw.push(null);
        const block = scratch.allocate(Math.max(layout(POINTER_SIZE).size, ELEMENTS_AT + elements.length * size));
        block.view.setUint32(0, elements.length, true);
        elements.forEach((each, index) => element.lend(block.view, ELEMENTS_AT + index * size, each, scratch));
        raw.push(block.address);
      },
      { lendsMemory: true },
    ),
    implementer: receiving((raw, first, calling) => {
      const address = raw[first] as Address | null;
      if (address === null) return null;
      const count = readMemory(address, 4).getUint32(0, true);
      return readArray('read', element, address + BigInt(ELEMENTS_AT), count, calling);
    }),
  };
}

const ELEMENTS_AT = 8;
