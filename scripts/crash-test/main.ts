import { parseArgs } from 'node:util';
import { isPassed } from './result.ts';
import { runCrashTest } from './run-crash-test.ts';

/**
 * `npm run test:crash -- [--kills N] [--seed S]`: kills a service at N random moments (200) while it is called and
 * transfers, and checks each time that the next one on the same folder keeps every promise: whatever call had returned
 * is true, transfers go on from the bytes on disk, what is complete is right, and no temporary file is left over. The
 * seed brings the same calls, though not the same moments.
 */
const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' } } });
const kills = Number(values.kills ?? 200);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const result = await runCrashTest(kills, seed, console.log);
process.exitCode = isPassed(result) ? 0 : 1;
