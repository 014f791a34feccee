import { InvalidArgumentError } from 'commander';

/** Reads a whole number from `least` on, up to `most` where there is an end. */
export const wholeNumber =
  (least = 0, most = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`;
    throw new InvalidArgumentError(`Give a whole number ${range}.`);
  };

/** Timers of Node wait no longer, and not at all where they are told to. */
export const MOST_SECONDS = Math.floor(0x7fffffff / 1_000);
