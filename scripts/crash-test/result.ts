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

/** What a run comes to, in one line; what was checked is claimed only by one that passed. */
export function lastLine(
  result: CrashTestResult,
  seed: number,
  seconds: number,
  { answered, arrived, continued }: CrashCounts,
): string {
  const { wanted, kills, violations } = result;
  const outcome = `${kills} kills, ${violations} violations (seed ${seed}, ${seconds} s)`;
  if (!isPassed(result)) return `${outcome}: not passed, ${wanted} kills were wanted`;
  return (
    `${outcome}: ${answered} calls had returned and were kept, ${arrived} files arrived with the right SHA-256, ` +
    `${continued} transfers went on from exactly the bytes on disk, no temporary file was left over, ` +
    'and no file took more than its size and what was under way'
  );
}
