import { oneFailure, type Counts } from './counts.ts';
import type { Lane } from './lane.ts';

/**
 * Runs the lanes one after the other and says so. A lane that could not run its tests counts as a failure, never as
 * nothing.
 */
export async function runLanes(lanes: readonly Lane[], say: (line: string) => void): Promise<Counts[]> {
  const results: Counts[] = [];
  for (const { name, run } of lanes) {
    say(`Lane ${name} starts`);
    const counts = await run().catch((error: unknown) => {
      say(`Lane ${name} broke down: ${error instanceof Error ? error.message : String(error)}`);
      return oneFailure;
    });
    say(`Lane ${name} ended: passed ${counts.passed}, failed ${counts.failed}, skipped ${counts.skipped}`);
    results.push(counts);
  }
  return results;
}
