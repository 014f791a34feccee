import { oneFailure, type Counts } from './counts.ts';
import type { Lane, LaneResult } from './lane.ts';

/**
 * Runs the lanes one after the other and says so. A lane that could not run its tests counts as a failure, never as
 * nothing. What failed is said again at the end, where it is found in a long log of which only the end is kept.
 */
export async function runLanes(lanes: readonly Lane[], say: (line: string) => void): Promise<Counts[]> {
  const results: Counts[] = [];
  const failures: string[] = [];
  for (const { name, run } of lanes) {
    say(`Lane ${name} starts`);
    const result = await run().catch(brokeDown);
    const { passed, failed, skipped } = result.counts;
    say(`Lane ${name} ended: passed ${passed}, failed ${failed}, skipped ${skipped}`);
    results.push(result.counts);
    failures.push(...result.failures.map((line) => `${name} | ${line}`));
  }
  for (const line of failures) say(line);
  return results;
}

const brokeDown = (error: unknown): LaneResult => ({
  counts: oneFailure,
  failures: [`broke down: ${error instanceof Error ? error.message : String(error)}`],
});
