import {
  copyMemory,
  freeTaskMemory,
  getPointer,
  readBytes,
  setPointer,
  toTaskMemory,
  uint64,
  type Address,
} from '../native/index.ts';
import { erase, native, pointer, receiving, sending, taking, type Parameter } from './parameter.ts';
import { writeCount, writerOf, writePointer } from './writer.ts';

/** A buffer argument and its length, in the header's order of the two. Headers declare it `void*` or `u8*`. */
export function inputBytes(
  order: 'data-first' | 'length-first',
  name: string,
  length: string,
  declared: 'void' | 'u8' = 'u8',
): Parameter<[Uint8Array], [], [Uint8Array], []> {
  const data = declared === 'void' ? native(name, 'in', 'void', 0, 'void *') : pointer(name, 'in', 'u8');
  const size = native(length, 'in', 'u32', 0, 'uint32');
  const [dataAt, sizeAt] = order === 'data-first' ? [0, 1] : [1, 0];
  return {
    natives: order === 'data-first' ? [data, size] : [size, data],
    caller: sending((raw, input) => {
      const bytes = input as Uint8Array;
      if (order === 'data-first') raw.push(lent(bytes), bytes.length);
      else raw.push(bytes.length, lent(bytes));
    }),
    implementer: receiving(
      (raw, first) => readBytes(raw[first + dataAt] as Address | null, raw[first + sizeAt] as number),
      (raw, first) => raw[first + sizeAt] === 0 || raw[first + dataAt] !== null,
    ),
  };
}

/** A buffer argument whose length the interface fixes, such as a 20-byte hash. */
export function inputFixedBytes(name: string, length: number): Parameter<[Uint8Array], [], [Uint8Array], []> {
  return {
    natives: [pointer(name, 'in', 'u8')],
    caller: sending((raw, input) => {
      const bytes = input as Uint8Array;
      if (bytes.length !== length) throw new RangeError(`${name} takes ${length} bytes, not ${bytes.length}.`);
      raw.push(lent(bytes));
    }),
    implementer: receiving(
      (raw, first) => readBytes(raw[first] as Address, length),
      (raw, first) => raw[first] !== null,
    ),
  };
}

/** A buffer of fixed length that the method allocates and the caller frees; `null` where there is none. */
export function outputFixedBytes(
  name: string,
  length: number,
): Parameter<[], [Uint8Array | null], [], [Uint8Array | null]> {
  return {
    natives: [pointer(name, 'out', 'u8', 2)],
    caller: taking(
      SLOT,
      (raw, _input, frame, at) => void raw.push(frame.address + BigInt(at)),
      (frame, at) => {
        const address = getPointer(frame.view, at);
        return address === 0n ? null : takeBytes(address, length);
      },
    ),
    implementer: {
      mayRefuse: true,
      accepts: (raw, first) => raw[first] !== null,
      receive: () => undefined,
      deliver: (raw, first, value) => {
        const bytes = value as Uint8Array | null;
        writePointer(raw[first] as Address, bytes === null ? 0n : toTaskMemory(bytes));
      },
      clear: (raw, first) => {
        if (raw[first] !== null) writePointer(raw[first] as Address, 0n);
      },
    },
  };
}

/** A buffer that the method allocates and the caller frees, before its 64-bit length. */
export function outputBytes(name: string, length: string): Parameter<[], [Uint8Array], [], [Uint8Array]> {
  return {
    natives: [pointer(name, 'out', 'u8', 2), pointer(length, 'inout', 'u64')],
    caller: taking(
      2 * SLOT,
      (raw, _input, frame, at) => void raw.push(frame.address + BigInt(at), frame.address + BigInt(at + SLOT)),
      (frame, at) => takeBytes(getPointer(frame.view, at), Number(frame.view.getBigUint64(at + SLOT, true))),
    ),
    implementer: {
      mayRefuse: true,
      accepts: (raw, first) => raw[first] !== null && raw[first + 1] !== null,
      receive: () => undefined,
      deliver: (raw, first, value) => {
        const bytes = value as Uint8Array;
        writePointer(raw[first] as Address, bytes.length === 0 ? 0n : toTaskMemory(bytes));
        writeLength(raw[first + 1] as Address, BigInt(bytes.length));
      },
      clear: (raw, first) => {
        if (raw[first] !== null) writePointer(raw[first] as Address, 0n);
        if (raw[first + 1] !== null) writeLength(raw[first + 1] as Address, 0n);
      },
    },
  };
}

/** A buffer the caller provides for reading into (`pv, cb, pcbRead`): asks for a number of bytes, gets up to so many. */
export function readInto(
  name: string,
  size: string,
  read: string,
): Parameter<[number], [Uint8Array], [number], [Uint8Array]> {
  return {
    natives: [
      native(name, 'out', 'void', 0, 'void *'),
      native(size, 'in', 'u32', 0, 'uint32'),
      pointer(read, 'out', 'u32'),
    ],
    caller: {
      takesInput: true,
      hasOutput: true,
      frameSize: 2 * SLOT,
      lendsMemory: true,
      pack: (raw, input, frame, at, scratch) => {
        const buffer = scratch.allocate(input as number);
        setPointer(frame.view, at + SLOT, buffer.address);
        raw.push(buffer.address, input, frame.address + BigInt(at));
      },
      unpack: (frame, at) => readBytes(getPointer(frame.view, at + SLOT), frame.view.getUint32(at, true)),
    },
    implementer: {
      mayRefuse: true,
      accepts: (raw, first) => raw[first] !== null || raw[first + 1] === 0,
      receive: (raw, first) => raw[first + 1],
      deliver: (raw, first, value) => {
        const bytes = value as Uint8Array;
        const asked = raw[first + 1] as number;
        if (bytes.length > asked) throw new RangeError(`${bytes.length} bytes are more than the ${asked} asked for.`);
        if (bytes.length > 0) copyMemory(raw[first] as Address, bytes, bytes.length);
        if (raw[first + 2] !== null) writeCount(raw[first + 2] as Address, bytes.length);
      },
      clear: (raw, first) => {
        if (raw[first + 2] !== null) writeCount(raw[first + 2] as Address, 0);
      },
    },
  };
}

/** The method reads bytes where they are: the list of arguments keeps them in place until it has returned. */
const lent = (bytes: Uint8Array): Uint8Array | null => (bytes.length === 0 ? null : bytes);

const SLOT = 8;
const writeLength = writerOf(erase(uint64));

function takeBytes(address: Address, length: number): Uint8Array {
  const bytes = readBytes(address, length);
  freeTaskMemory(address);
  return bytes;
}
