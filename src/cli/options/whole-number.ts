import { InvalidArgumentError } from 'commander';

/** Reads a whole number from `least` on. */
export const wholeNumber =
  (least = 0) =>
  (text: string): number => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} on.`);
  };
