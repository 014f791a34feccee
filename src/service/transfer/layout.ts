import type { ByteRange } from '../../model/index.ts';

/** A stretch of the remote file: `length` bytes from `offset` on, to its end where `length` is not known yet. */
export interface Span {
  readonly offset: number;
  readonly length: number | undefined;
}

/**
 * The bytes of the local file: `ranges` one after the other in the given order and without holes, the whole remote file
 * where there are none. `size` is the length of the remote file, `undefined` until it is known.
 * @returns how many bytes that makes, or `undefined` while it is not known
 */
export const bytesWanted = (ranges: readonly ByteRange[], size: number | undefined): number | undefined =>
  wholeFileWithout(ranges).reduce<number | undefined>((sum, range) => {
    const length = lengthOf(range, size);
    return sum === undefined || length === undefined ? undefined : sum + length;
  }, 0);

/** What is to be fetched next when `bytesTransferred` bytes are on disk; `undefined` when nothing is missing. */
export function nextSpan(
  ranges: readonly ByteRange[],
  size: number | undefined,
  bytesTransferred: number,
): Span | undefined {
  let done = bytesTransferred;
  for (const range of wholeFileWithout(ranges)) {
    const length = lengthOf(range, size);
    if (length === undefined) return { offset: range.offset + done, length: undefined };
    if (done < length) return { offset: range.offset + done, length: length - done };
    done -= length;
  }
  return undefined;
}

/** Whether every range lies inside a remote file of `size` bytes. */
export const fits = (ranges: readonly ByteRange[], size: number): boolean =>
  ranges.every(({ offset, length }) => (length === undefined ? offset < size : offset + length <= size));

const wholeFileWithout = (ranges: readonly ByteRange[]): readonly ByteRange[] =>
  ranges.length === 0 ? [{ offset: 0 }] : ranges;

const lengthOf = ({ offset, length }: ByteRange, size: number | undefined): number | undefined =>
  length ?? (size === undefined ? undefined : Math.max(0, size - offset));
