import type { CrashCounts } from './crash-test.ts';

/** How a crash test ended: of the kills that were `wanted` so many happened. */
export interface CrashTestResult {
  readonly wanted: number;
  readonly kills: number;
  readonly violations: number;
}

/** Every kill that was wanted happened, and each time everything was as it must be. */
export const isPassed = ({ wanted, kills, violations }: CrashTestResult): boolean =>
  violations === 0 && kills > 0 && kills >= wanted;

/** What a run comes to, in one line. */
export const lastLine = (
  { kills, violations }: CrashTestResult,
  seed: number,
  seconds: number,
  { answered, arrived, continued }: CrashCounts,
): string =>
  `${kills} kills, ${violations} violations (seed ${seed}, ${seconds} s): ${answered} calls that had returned were kept, ` +
  `${arrived} files arrived with the right SHA-256, ${continued} transfers went on from the bytes on disk, ` +
  'no file was fetched twice or left over';
