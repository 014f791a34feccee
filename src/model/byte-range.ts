/**
 * A part of a remote file, in whole bytes. It ends at `Number.MAX_SAFE_INTEGER` (9 PB) at most: what the services' 64-bit
 * fields hold beyond that is refused as `invalid-argument`.
 * @see https://learn.microsoft.com/windows/win32/api/bits2_0/ns-bits2_0-bg_file_range
 */
export interface ByteRange {
  /** Where it begins, counted from 0. */
  readonly offset: number;
  /** At least 1; left out, to the end of the file. */
  readonly length?: number;
}
