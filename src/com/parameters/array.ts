import {
  freeTaskMemory,
  getPointer,
  giveArray,
  lendArray,
  readArray,
  toTaskMemory,
  type Address,
  type DataType,
} from '../native/index.ts';
import { native, pointer, receiving, sending, taking, type Direction, type Parameter } from './parameter.ts';
import { writeCount, writePointer } from './writer.ts';

/** An array argument behind its count (`RangeCount, Ranges`); an empty one is passed as 0 and NULL. */
export function inputArray<T>(
  count: string,
  name: string,
  type: DataType<T>,
): Parameter<[readonly T[]], [], [T[]], []> {
  return {
    natives: [native(count, 'in', 'u32', 0, 'uint32'), pointer(name, 'in', type.name)],
    caller: sending(
      (raw, input, _frame, _at, scratch) => {
        const values = input as readonly T[];
        raw.push(values.length, lendArray(type, values, scratch));
      },
      { lendsMemory: true },
    ),
    implementer: receiving(
      (raw, first, calling) => readArray('read', type, raw[first + 1] as Address | null, raw[first] as number, calling),
      (raw, first) => raw[first] === 0 || raw[first + 1] !== null,
    ),
  };
}

const COUNT_SIZE = 8;

/** An array that the method allocates and the caller frees, behind its count, as `GetFileRanges` has it. */
export function outputArray<T>(
  count: string,
  name: string,
  type: DataType<T>,
  countDirection: Direction,
): Parameter<[], [T[]], [], [readonly T[]]> {
  return {
    natives: [pointer(count, countDirection, 'u32'), pointer(name, 'out', type.name, 2)],
    caller: taking(
      2 * COUNT_SIZE,
      (raw, _input, frame, at) => void raw.push(frame.address + BigInt(at), frame.address + BigInt(at + COUNT_SIZE)),
      (frame, at, calling) => {
        const address = getPointer(frame.view, at + COUNT_SIZE);
        const values = readArray('take', type, address, frame.view.getUint32(at, true), calling);
        freeTaskMemory(address);
        return values;
      },
    ),
    implementer: {
      mayRefuse: true,
      accepts: (raw, first) => raw[first] !== null && raw[first + 1] !== null,
      receive: () => undefined,
      deliver: (raw, first, value) => {
        const values = value as readonly T[];
        writePointer(raw[first + 1] as Address, values.length === 0 ? 0n : toTaskMemory(giveArray(type, values)));
        writeCount(raw[first] as Address, values.length);
      },
      clear: (raw, first) => {
        if (raw[first] !== null) writeCount(raw[first] as Address, 0);
        if (raw[first + 1] !== null) writePointer(raw[first + 1] as Address, 0n);
      },
    },
  };
}
