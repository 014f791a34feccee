import { plainType, uint64, type DataType } from '../com/index.ts';

const received = uint64.argument.receive;

/** Bytes so far: a 64-bit field as a number. @throws {RangeError} above `Number.MAX_SAFE_INTEGER` (9 PB). */
export const bytes: DataType<number> = plainType({
  name: uint64.name,
  size: 8,
  argument: { type: 'uint64', pass: toField, receive: (raw, calling) => fromField(received(raw, calling)) },
  get: (view, at) => fromField(view.getBigUint64(at, true)),
  set: (view, at, value) => view.setBigUint64(at, toField(value), true),
});

/**
 * Bytes in all, `undefined` where the size is unknown. The headers have a word of all ones for that: `BG_SIZE_UNKNOWN`,
 * `BG_LENGTH_TO_EOF`, `DO_LENGTH_TO_EOF`.
 * @throws {RangeError} above `Number.MAX_SAFE_INTEGER` (9 PB)
 */
export const byteCount: DataType<number | undefined> = plainType<number | undefined>({
  name: uint64.name,
  size: 8,
  argument: { type: 'uint64', pass: toCountField, receive: (raw, calling) => fromCountField(received(raw, calling)) },
  get: (view, at) => fromCountField(view.getBigUint64(at, true)),
  set: (view, at, value) => view.setBigUint64(at, toCountField(value), true),
});

/** The 64-bit word of all ones: "size unknown", or "to the end of the file". */
export const ALL_ONES = 0xffff_ffff_ffff_ffffn;

function toCountField(value: number | undefined): bigint {
  return value === undefined ? ALL_ONES : toField(value);
}

function fromCountField(value: bigint): number | undefined {
  return value === ALL_ONES ? undefined : fromField(value);
}

function toField(value: number): bigint {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${value} is not a number of bytes: use a whole number from 0 to Number.MAX_SAFE_INTEGER.`);
  }
  return BigInt(value);
}

function fromField(value: bigint): number {
  if (value > Number.MAX_SAFE_INTEGER) {
    throw new RangeError(`${value} bytes are more than a number holds exactly (Number.MAX_SAFE_INTEGER).`);
  }
  return Number(value);
}
