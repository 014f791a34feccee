import { plainType, type DataType } from './native-type.ts';

const TICKS_PER_MILLISECOND = 10_000n;
const UNIX_EPOCH_MILLISECONDS = 11_644_473_600_000n;

/**
 * FILETIME: 100 ns ticks since 1601-01-01 UTC, aligned to four bytes; all zero means "not yet".
 * @see https://learn.microsoft.com/windows/win32/api/minwinbase/ns-minwinbase-filetime
 */
export const FILETIME: DataType<Date | undefined> = plainType({
  name: 'FILETIME',
  size: 8,
  alignment: 4,
  get: (view, at) => {
    const ticks = view.getBigUint64(at, true);
    return ticks === 0n ? undefined : new Date(Number(ticks / TICKS_PER_MILLISECOND - UNIX_EPOCH_MILLISECONDS));
  },
  set: (view, at, date) => {
    const ticks = date === undefined ? 0n : (BigInt(date.getTime()) + UNIX_EPOCH_MILLISECONDS) * TICKS_PER_MILLISECOND;
    view.setBigUint64(at, ticks, true);
  },
});
