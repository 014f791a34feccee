import type { HRESULT } from '../hresult.ts';
import { plainType, type Argument, type DataType } from './native-type.ts';

const word = (name: string, type: string, size: 1 | 2 | 4, get: Get<number>, set: Set<number>): DataType<number> =>
  plainType({ name, size, argument: { type, pass: (value) => value, receive: (raw) => raw as number }, get, set });

type Get<T> = (view: DataView, at: number) => T;
type Set<T> = (view: DataView, at: number, value: T) => void;

export const uint8 = word(
  'u8',
  'uint8',
  1,
  (view, at) => view.getUint8(at),
  (view, at, value) => view.setUint8(at, value),
);
export const uint16 = word(
  'u16',
  'uint16',
  2,
  (view, at) => view.getUint16(at, true),
  (view, at, value) => view.setUint16(at, value, true),
);
export const int16 = word(
  'i16',
  'int16',
  2,
  (view, at) => view.getInt16(at, true),
  (view, at, value) => view.setInt16(at, value, true),
);
export const uint32 = word(
  'u32',
  'uint32',
  4,
  (view, at) => view.getUint32(at, true),
  (view, at, value) => view.setUint32(at, value, true),
);
export const int32 = word(
  'i32',
  'int32',
  4,
  (view, at) => view.getInt32(at, true),
  (view, at, value) => view.setInt32(at, value, true),
);

/**
 * 64 bits are a BigInt on our side. koffi hands out a number or a BigInt, whichever the value fits, and to a callback an
 * unsigned word above 2^63 as a negative one.
 */
const long = (
  name: string,
  type: string,
  wrap: (bits: 64, value: bigint) => bigint,
  get: Get<bigint>,
  set: Set<bigint>,
): DataType<bigint> & { readonly argument: Argument<bigint, bigint> } => {
  const argument: Argument<bigint, bigint> = {
    type,
    pass: (value) => value,
    receive: (raw) => wrap(64, BigInt(raw as number | bigint)),
  };
  return { ...plainType({ name, size: 8, argument, get, set }), argument };
};

export const uint64 = long(
  'u64',
  'uint64',
  BigInt.asUintN,
  (view, at) => view.getBigUint64(at, true),
  (view, at, value) => view.setBigUint64(at, value, true),
);
export const int64 = long(
  'i64',
  'int64',
  BigInt.asIntN,
  (view, at) => view.getBigInt64(at, true),
  (view, at, value) => view.setBigInt64(at, value, true),
);

/** Win32's four-byte BOOL: 0 is false, anything else true. */
export const bool32: DataType<boolean> = plainType({
  name: 'bool32',
  size: 4,
  argument: { type: 'int32', pass: (value) => (value ? 1 : 0), receive: (raw) => raw !== 0 },
  get: (view, at) => view.getInt32(at, true) !== 0,
  set: (view, at, value) => view.setInt32(at, value ? 1 : 0, true),
});

/** A result code that is an argument or a field, not the answer of a call. */
export const hresultCode = { ...int32, name: 'hr' } as DataType<number> as DataType<HRESULT>;
