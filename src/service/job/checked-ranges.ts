import type { ByteRange } from '../../model/index.ts';
import { JobFault } from './job-fault.ts';

/**
 * Lets ranges pass that can be fetched from a file of `size` bytes (`undefined`: not known), in their given order.
 * @throws {JobFault} `invalid-range`, `overlapping-ranges`
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationjob-addfilewithranges
 */
export function checkedRanges(ranges: readonly ByteRange[], size: number | undefined): readonly ByteRange[] {
  for (const range of ranges) checkRange(range, size);
  checkOverlaps(ranges);
  return ranges.map((range) => Object.freeze({ ...range }));
}

function checkRange(range: ByteRange, size: number | undefined): void {
  const { offset, length } = range;
  const end = offset + (length ?? 1);
  const invalid = (remedy: string) =>
    new JobFault('invalid-range', `The range ${shown(range)} is not valid: ${remedy}`);
  if (!Number.isSafeInteger(offset) || offset < 0) throw invalid('its offset must be a whole number from 0 on.');
  if (length !== undefined && (!Number.isSafeInteger(length) || length < 1)) {
    throw invalid('its length must be a whole number from 1 on, or left out to reach the end of the file.');
  }
  if (!Number.isSafeInteger(end)) throw invalid(`it must end below ${Number.MAX_SAFE_INTEGER}.`);
  if (size !== undefined && end > size) throw invalid(`it must lie within the ${size} bytes of the file.`);
}

function checkOverlaps(ranges: readonly ByteRange[]): void {
  const sorted = [...ranges].sort((one, other) => one.offset - other.offset);
  sorted.forEach((range, index) => {
    const next = sorted[index + 1];
    if (next === undefined || range.offset + (range.length ?? Infinity) <= next.offset) return;
    const message = `The ranges ${shown(range)} and ${shown(next)} overlap. Merge them into one.`;
    throw new JobFault('overlapping-ranges', message);
  });
}

const shown = ({ offset, length }: ByteRange): string => `${offset}+${length ?? 'end'}`;
