import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CountingServer } from './counting-server.ts';
import { CrashTest, CrashTestFailure, summary } from './crash-test.ts';
import { Random } from './random.ts';

/**
 * `npm run test:crash -- [--kills N] [--seed S]`: kills a service at N random moments (200) while it is called and
 * transfers, and checks each time that the next one on the same folder keeps every promise: whatever call had returned
 * is true, transfers go on from the bytes on disk, what is complete is right, and no temporary file is left over. The
 * seed brings the same calls, though not the same moments.
 */
const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } });
const kills = Number(values.kills ?? 200);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
console.log(`crash test: ${kills} kills, seed ${seed}`);

const folder = mkdtempSync(join(tmpdir(), 'delivery-optimization-crash-test-'));
const random = new Random(seed);
await using server = await CountingServer.start(new Random(seed + 1));
const test = new CrashTest(folder, server, random);
try {
  await test.run(kills, console.log);
  console.log(`crash test passed: ${summary(test.counts)}`);
  rmSync(folder, { recursive: true });
} catch (error) {
  if (!(error instanceof CrashTestFailure)) throw error;
  console.error(`crash test failed after ${test.counts.kills} kills (seed ${seed}), everything is in "${folder}":`);
  console.error(error.message);
  process.exitCode = 1;
}
