/**
 * A part of a remote file: `length` bytes from `offset` on, to the end of the file where `length` is left out.
 * Both are whole numbers of bytes up to `Number.MAX_SAFE_INTEGER`; `length` is at least 1.
 */
export interface ByteRange {
  readonly offset: number;
  readonly length?: number;
}
