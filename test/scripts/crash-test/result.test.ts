import test from 'ava';
import { lastLine } from '../../../scripts/crash-test/result.ts';

const counts = { kills: 3, answered: 40, onTheirWay: 2, arrived: 5, continued: 4, size: 10, sent: 12 };

test('the last line of a run that passed says what was checked', (t) => {
  const line = lastLine({ wanted: 3, kills: 3, violations: 0 }, 7, 60, counts);
  t.regex(line, /^3 kills, 0 violations \(seed 7, 60 s\): 40 calls had returned and were kept, 5 files arrived/);
});

test('a run with a violation, or with too few kills, claims nothing', (t) => {
  t.is(
    lastLine({ wanted: 3, kills: 3, violations: 1 }, 7, 60, counts),
    '3 kills, 1 violations (seed 7, 60 s): not passed, 3 kills were wanted',
  );
  t.is(
    lastLine({ wanted: 4, kills: 3, violations: 0 }, 7, 60, counts),
    '3 kills, 0 violations (seed 7, 60 s): not passed, 4 kills were wanted',
  );
});
