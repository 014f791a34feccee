import type { ByteRange } from '../../model/index.ts';
import { checkedRanges } from '../job/checked-ranges.ts';
import { DownloadFault } from './download-fault.ts';

/** What a download is to fetch: parts of its file one after the other, or the whole of it where there are none. */
export interface Request {
  readonly ranges: readonly ByteRange[];
  /** Whether the bytes that are there are the first of what is asked for. */
  readonly continues: boolean;
}

/**
 * - `ranges`: what was asked for last; `undefined`: nothing yet.
 * - `transferred`: whether all of that is there.
 * - `irrevocable`: whether bytes went where they cannot be taken back from.
 * - `size`: of the remote file, where it is known.
 */
export interface Before {
  readonly ranges: readonly ByteRange[] | undefined;
  readonly transferred: boolean;
  readonly irrevocable: boolean;
  readonly size: number | undefined;
}

/**
 * What the next Start asks for. Parts that are asked for when others are there come behind them in the local file;
 * asking for something else than what was under way begins anew.
 * @param asked `undefined`: what was asked for before, or the whole file
 * @throws {JobFault} `invalid-range`, `overlapping-ranges`
 * @throws {DownloadFault} `ranges-unexpected`: the whole file is there; `ranges-expected`: a stream can only go on
 */
export function nextRequest(asked: readonly ByteRange[] | undefined, before: Before): Request {
  if (asked === undefined) return { ranges: before.ranges ?? [], continues: true };
  const ranges = checkedRanges(asked, before.size);
  if (before.ranges === undefined || areEqual(ranges, before.ranges)) return { ranges, continues: true };
  if (!before.transferred || ranges.length === 0) {
    if (!before.irrevocable) return { ranges, continues: false };
    throw new DownloadFault('ranges-expected', 'The stream cannot give bytes back. Ask for the parts that follow.');
  }
  if (before.ranges.length === 0) {
    throw new DownloadFault('ranges-unexpected', 'The whole file is there: no part of it is left to ask for.');
  }
  return { ranges: checkedRanges([...before.ranges, ...ranges], before.size), continues: true };
}

const areEqual = (one: readonly ByteRange[], other: readonly ByteRange[]): boolean =>
  one.length === other.length &&
  one.every(({ offset, length }, index) => offset === other[index]?.offset && length === other[index].length);
