const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;
const STEP = 1_024;
const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3_600;
const SECONDS_PER_DAY = 86_400;

/** Bytes as people read them: `0 B`, `1.5 KiB`, `640 MiB`. */
export function bytesText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // What would be rounded to a whole step is told in the next unit.
  while (unit < BYTE_UNITS.length - 1 && Math.round(value) >= (unit === 0 ? STEP : STEP - 0.5)) {
    value /= STEP;
    unit += 1;
  }
  return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${BYTE_UNITS[unit]}`;
}

/** Bytes per second: `1.5 KiB/s`. */
export const rateText = (bytesPerSecond: number): string => `${bytesText(bytesPerSecond)}/s`;

/** How long something takes: `12s`, `3m 05s`, `1h 02m`, `2d 03h`. */
export function durationText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < SECONDS_PER_MINUTE) return `${whole}s`;
  if (whole < SECONDS_PER_HOUR) return `${part(whole, SECONDS_PER_MINUTE)}m ${twoDigits(whole % SECONDS_PER_MINUTE)}s`;
  if (whole < SECONDS_PER_DAY) {
    return `${part(whole, SECONDS_PER_HOUR)}h ${twoDigits(part(whole % SECONDS_PER_HOUR, SECONDS_PER_MINUTE))}m`;
  }
  return `${part(whole, SECONDS_PER_DAY)}d ${twoDigits(part(whole % SECONDS_PER_DAY, SECONDS_PER_HOUR))}h`;
}

/** How long ago something was: `3m 05s ago`. */
export const ageText = (time: string, now = Date.now()): string =>
  `${durationText(Math.max(0, now - Date.parse(time)) / 1_000)} ago`;

/** Of a whole that is known, rounded down: 100 % is only what is whole. `undefined` where it is not known. */
export function percentOf(bytes: number, total: number | null | undefined): number | undefined {
  if (total === null || total === undefined) return undefined;
  return total === 0 ? 100 : Math.min(100, Math.floor((bytes / total) * 100));
}

export const percentText = (bytes: number, total: number | null | undefined): string => {
  const percent = percentOf(bytes, total);
  return percent === undefined ? '' : `${percent} %`;
};

/** How much of how much: `1.5 KiB of 3.0 KiB`; only how much where the whole is not known. */
export const shareText = (bytes: number, total: number | null | undefined): string =>
  total === null || total === undefined || total === bytes
    ? bytesText(bytes)
    : `${bytesText(bytes)} of ${bytesText(total)}`;

const part = (seconds: number, unit: number): number => Math.floor(seconds / unit);

const twoDigits = (value: number): string => String(value).padStart(2, '0');
