import { plainType, uint64, type DataType } from '../com/index.ts';
import { ALL_ONES, byteCount, bytes } from './byte-count.ts';

/**
 * Where a range begins. A place that no file reaches, such as the word of all ones, is read as a number that is not a
 * safe one: a range there is a wrong range, and whoever takes ranges refuses it as such.
 */
export const rangeOffset: DataType<number> = plainType({
  name: uint64.name,
  size: 8,
  get: (view, at) => Number(view.getBigUint64(at, true)),
  set: (view, at, value) => bytes.give(view, at, value),
});

/** How long a range is, `undefined` where it reaches to the end of the file; otherwise as `rangeOffset`. */
export const rangeLength: DataType<number | undefined> = plainType<number | undefined>({
  name: uint64.name,
  size: 8,
  get: (view, at) => {
    const length = view.getBigUint64(at, true);
    return length === ALL_ONES ? undefined : Number(length);
  },
  set: (view, at, value) => byteCount.give(view, at, value),
});
