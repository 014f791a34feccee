import { ComError } from '../com-error.ts';
import { E_INVALIDARG } from '../hresult.ts';
import {
  copyMemory,
  getPointer,
  giveArray,
  POINTER_SIZE,
  readArray,
  setPointer,
  zeroMemory,
  type Address,
  type NativeType,
} from '../native/index.ts';
import { erase, native, pointer, type Direction, type Parameter } from './parameter.ts';
import { writeCount } from './writer.ts';

const COUNT_SIZE = 8;
const ASKED_AT = 4;

/** What the method says it fetched, which cannot be more than there was room for. */
const fetchedOf = (view: DataView, at: number): number =>
  Math.min(view.getUint32(at, true), view.getUint32(at + ASKED_AT, true));

/**
 * What an enumerator's `Next` fetches (`celt, rgelt, pceltFetched`): the caller asks for a number of elements and gets
 * up to so many; the implementer is asked for a number and returns up to so many.
 */
export function fetched<L, T, R, G>(
  type: NativeType<L, T, R, G>,
  fetchedDirection: Direction,
): Parameter<[number], [T[]], [number], [readonly G[]]> {
  const element = erase(type);
  const { size } = type.layout(POINTER_SIZE);
  return {
    natives: [
      native('celt', 'in', 'u32', 0, 'uint32'),
      pointer('rgelt', 'out', element),
      pointer('pceltFetched', fetchedDirection, 'u32'),
    ],
    caller: {
      takesInput: true,
      hasOutput: true,
      frameSize: 2 * COUNT_SIZE,
      lendsMemory: true,
      pack: (raw, input, frame, at, scratch) => {
        const elements = scratch.allocate((input as number) * size);
        setPointer(frame.view, at + COUNT_SIZE, elements.address);
        frame.view.setUint32(at + ASKED_AT, input as number, true);
        raw.push(input, elements.address, frame.address + BigInt(at));
      },
      unpack: (frame, at, calling) =>
        readArray('take', element, getPointer(frame.view, at + COUNT_SIZE), fetchedOf(frame.view, at), calling),
    },
    implementer: {
      mayRefuse: true,
      accepts: (raw, first) => {
        if (raw[first + 2] === null && raw[first] !== 1) throw new ComError('Next without pceltFetched', E_INVALIDARG);
        return raw[first + 1] !== null;
      },
      receive: (raw, first) => raw[first],
      deliver: (raw, first, value) => {
        const values = value as readonly unknown[];
        const asked = raw[first] as number;
        if (values.length > asked)
          throw new RangeError(`${values.length} elements are more than the ${asked} asked for.`);
        const bytes = giveArray(element, values);
        copyMemory(raw[first + 1] as Address, bytes, bytes.length);
        if (raw[first + 2] !== null) writeCount(raw[first + 2] as Address, values.length);
      },
      clear: (raw, first) => {
        if (raw[first] === 1 && raw[first + 1] !== null) zeroMemory(raw[first + 1] as Address, size);
        if (raw[first + 2] !== null) writeCount(raw[first + 2] as Address, 0);
      },
    },
  };
}
