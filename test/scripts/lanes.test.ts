import test from 'ava';
import { sum, summaryLine } from '../../scripts/lanes/counts.ts';
import { runLanes } from '../../scripts/lanes/run-lanes.ts';
import { windowsLane } from '../../scripts/lanes/windows-lane.ts';

test('the last line sums all lanes', (t) => {
  const lanes = [
    { passed: 12, failed: 0, skipped: 3 },
    { passed: 5, failed: 1, skipped: 0 },
  ];
  t.is(summaryLine(sum(lanes)), '17 passed, 1 failed, 3 skipped');
});

test('a lane that cannot run its tests is a failure, and the next lane runs all the same', async (t) => {
  const said: unknown[] = [];
  const counts = await runLanes(
    [
      { name: 'broken', run: () => Promise.reject(new Error('the compiler found mistakes')) },
      { name: 'sound', run: () => Promise.resolve({ counts: { passed: 2, failed: 0, skipped: 0 }, failures: [] }) },
    ],
    (...line) => said.push(...line),
  );
  t.deepEqual(counts, [
    { passed: 0, failed: 1, skipped: 0 },
    { passed: 2, failed: 0, skipped: 0 },
  ]);
  t.deepEqual(said, [
    'Lane broken starts',
    'Lane broken ended: passed 0, failed 1, skipped 0',
    'Lane sound starts',
    'Lane sound ended: passed 2, failed 0, skipped 0',
    'broken | broke down: the compiler found mistakes',
  ]);
});

test('on a system without a Windows lane that lane says so and does not pass', async (t) => {
  await t.throwsAsync(() => windowsLane('darwin').run(), { message: /no Windows lane on darwin/ });
});
