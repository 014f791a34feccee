import { inspect } from 'node:util';
import { invalid, isCount, shorten } from '../invalid.ts';

/** What a file must be. */
export interface Expectation {
  /** 64 hexadecimal digits, of the bytes that are written: those of the ranges where there are some. */
  readonly sha256?: string | undefined;
  /** In bytes, of what is written. */
  readonly size?: number | undefined;
}

/** @throws {DeliveryOptimizationError} `invalid-argument` */
export function checkExpectation({ sha256, size }: Expectation): void {
  if (size !== undefined && !isCount(size))
    throw invalid(`A size of ${inspect(size)}`, 'give whole bytes as a number, or leave it out');
  if (sha256 === undefined) return;
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/i.test(sha256)) {
    const shown = typeof sha256 === 'string' ? `"${shorten(sha256)}"` : inspect(sha256);
    throw invalid(`${shown} is no SHA-256`, 'give 64 hexadecimal digits');
  }
}
