import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildService } from './build-service.ts';
import { CountingServer } from './counting-server.ts';
import { CrashTest, CrashTestFailure, summary } from './crash-test.ts';
import { Random } from './random.ts';
import { lastLine } from './result.ts';
import type { CrashTestResult } from './result.ts';

/**
 * Kills a service `kills` times, until something is not as it must be; everything is kept then.
 * @param say hears of each step; the last line sums up
 */
export async function runCrashTest(kills: number, seed: number, say: (line: string) => void): Promise<CrashTestResult> {
  say(`crash test: ${kills} kills, seed ${seed}`);
  const program = buildService();
  const started = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'delivery-optimization-crash-test-'));
  await using server = await CountingServer.start(new Random(seed + 1));
  const test = new CrashTest(program, folder, server, new Random(seed));
  const violations = await test
    .run(kills, (counts) => say(summary(counts)))
    .then(
      () => [],
      (error: unknown) => {
        if (error instanceof CrashTestFailure) return error.violations;
        throw error;
      },
    );
  if (violations.length === 0) rmSync(folder, { recursive: true });
  else say([`Everything is kept in "${folder}":`, ...violations].join('\n'));
  const seconds = Math.round((performance.now() - started) / 1_000);
  const result = { wanted: kills, kills: test.counts.kills, violations: violations.length };
  say(lastLine(result, seed, seconds, test.counts));
  return result;
}
