import type { ByteRange } from '../../model/index.ts';
import type { WantedFile } from '../job-file.ts';
import { pathKey } from '../path-key.ts';

/** Whether a job fetches just these files, from these URLs to these paths, in whatever order; of each the same bytes. */
export function hasSameFiles(present: readonly WantedFile[], wanted: readonly WantedFile[]): boolean {
  if (present.length !== wanted.length) return false;
  const byPath = new Map(present.map((file) => [pathKey(file.path), file]));
  return wanted.every(({ url, path, ranges }) => {
    const same = byPath.get(pathKey(path));
    return same?.url === url && hasSameRanges(same.ranges, ranges);
  });
}

const hasSameRanges = (one: readonly ByteRange[] = [], other: readonly ByteRange[] = []): boolean =>
  one.length === other.length &&
  one.every(({ offset, length }, index) => offset === other[index]?.offset && length === other[index].length);
