import { POINTER_SIZE, readMemory, zeroMemory, type Address, type NativeType } from '../native/index.ts';
import {
  erase,
  native,
  pointer,
  receiving,
  sending,
  taking,
  type Direction,
  type ErasedType,
  type Parameter,
} from './parameter.ts';
import { writerOf } from './writer.ts';

/** An argument: scalars, text and interface pointers by value, everything else as a pointer to it. */
export function input<L, T, R, G>(name: string, type: NativeType<L, T, R, G>): Parameter<[L], [], [R], []> {
  return type.argument === undefined ? inputPointer(name, erase(type), false) : inputValue(name, erase(type));
}

/** As `input` of a structure, where NULL is allowed and stands for `null`. */
export function nullableInput<L, T, R, G>(
  name: string,
  type: NativeType<L, T, R, G>,
): Parameter<[L | null], [], [R | null], []> {
  return inputPointer(name, erase(type), true);
}

/** A result, which the method writes to where the caller points. */
export function output<L, T, R, G>(
  name: string,
  type: NativeType<L, T, R, G>,
  direction: Direction = 'out',
): Parameter<[], [T], [], [G]> {
  return outputPointer(name, erase(type), false, direction);
}

/** As `output`, where other callers may point to nowhere. Ours always asks. */
export function optionalOutput<L, T, R, G>(name: string, type: NativeType<L, T, R, G>): Parameter<[], [T], [], [G]> {
  return outputPointer(name, erase(type), true, 'out');
}

function inputValue(name: string, type: ErasedType): Parameter<[never], [], [never], []> {
  const { argument } = type;
  if (argument === undefined) throw new TypeError(`${type.name} cannot be passed by value.`);
  return {
    natives: [native(name, 'in', type, 0, argument.type)],
    caller: sending((raw, value) => void raw.push(argument.pass(value))),
    implementer: receiving((raw, first, calling) => argument.receive(raw[first], calling)),
  };
}

function inputPointer(name: string, type: ErasedType, nullable: boolean): Parameter<[never], [], [never], []> {
  const { size } = type.layout(POINTER_SIZE);
  const lendsMemory = type.lendsMemory ?? false;
  return {
    natives: [pointer(name, 'in', type)],
    caller: sending(
      (raw, value, frame, at, scratch) => {
        if (nullable && value === null) return void raw.push(null);
        type.lend(frame.view, at, value, scratch);
        raw.push(frame.address + BigInt(at));
      },
      { frameSize: size, lendsMemory },
    ),
    implementer: receiving(
      (raw, first, calling) => {
        const address = raw[first] as Address | null;
        return address === null ? null : type.read(readMemory(address, size), 0, calling);
      },
      (raw, first) => nullable || raw[first] !== null,
    ),
  };
}

function outputPointer(
  name: string,
  type: ErasedType,
  optional: boolean,
  direction: Direction,
): Parameter<[], [never], [], [never]> {
  const { size } = type.layout(POINTER_SIZE);
  const write = writerOf(type);
  return {
    natives: [pointer(name, direction, type)],
    caller: taking(
      size,
      (raw, _input, frame, at) => void raw.push(frame.address + BigInt(at)),
      (frame, at, calling) => type.take(frame.view, at, calling),
    ),
    implementer: {
      mayRefuse: true,
      accepts: (raw, first) => optional || raw[first] !== null,
      receive: () => undefined,
      deliver: (raw, first, value) => {
        const address = raw[first] as Address | null;
        if (address !== null) write(address, value);
      },
      clear: (raw, first) => {
        const address = raw[first] as Address | null;
        if (address !== null) zeroMemory(address, size);
      },
    },
  };
}
