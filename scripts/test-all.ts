import { sum, summaryLine } from './lanes/counts.ts';
import { crashLane } from './lanes/crash-lane.ts';
import { portableLane } from './lanes/portable-lane.ts';
import { runLanes } from './lanes/run-lanes.ts';
import { windowsLane } from './lanes/windows-lane.ts';

/** `npm run test:all`: every lane, what became of each, and one last line with the sums of all. */
const counts = sum(await runLanes([portableLane, crashLane, windowsLane(process.platform)], console.log));
console.log(summaryLine(counts));
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
