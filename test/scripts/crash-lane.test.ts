import test from 'ava';
import { countsOf } from '../../scripts/lanes/crash-lane.ts';

test('in the crash lane every kill that was survived has passed', (t) => {
  t.deepEqual(countsOf({ wanted: 10, kills: 10, violations: 0 }), { passed: 10, failed: 0, skipped: 0 });
});

test('a violation fails the crash lane, however many there are', (t) => {
  t.deepEqual(countsOf({ wanted: 10, kills: 4, violations: 3 }), { passed: 3, failed: 1, skipped: 0 });
});

test('a crash lane that kills too few times fails', (t) => {
  t.deepEqual(countsOf({ wanted: 10, kills: 9, violations: 0 }), { passed: 8, failed: 1, skipped: 0 });
  t.deepEqual(countsOf({ wanted: 0, kills: 0, violations: 0 }), { passed: 0, failed: 1, skipped: 0 });
  t.deepEqual(countsOf({ wanted: NaN, kills: 0, violations: 0 }), { passed: 0, failed: 1, skipped: 0 });
});
