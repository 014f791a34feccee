import { isPassed } from '../crash-test/result.ts';
import type { CrashTestResult } from '../crash-test/result.ts';
import { runCrashTest } from '../crash-test/run-crash-test.ts';
import type { Counts } from './counts.ts';
import type { Lane } from './lane.ts';

/** Enough to notice when something is broken, in less than a minute; `npm run test:crash` is the long form. */
const KILLS = 10;

/** Kills a service a few times. Another seed each time, which is said. */
export const crashLane: Lane = {
  name: 'crash test',
  run: async () => {
    const said: string[] = [];
    const result = await runCrashTest(KILLS, Date.now() % 1_000_000, (line) => {
      console.log(line);
      said.push(line);
    });
    return { counts: countsOf(result), failures: isPassed(result) ? [] : said };
  },
};

/** Each kill that was survived has passed; a test that did not pass is one failure. */
export const countsOf = (result: CrashTestResult): Counts => ({
  passed: isPassed(result) ? result.kills : Math.max(0, result.kills - 1),
  failed: isPassed(result) ? 0 : 1,
  skipped: 0,
});
