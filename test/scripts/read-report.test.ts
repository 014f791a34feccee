import test from 'ava';
import { failuresIn, isComplete, readReport } from '../../scripts/lanes/read-report.ts';

const report = (...lines: string[]): string => ['', ...lines, ''].join('\n');

test('passed, failed and skipped tests are counted by their lines', (t) => {
  const mixed = report(
    '  - [skip] a › waits for Windows',
    '  ✔ a › works (121ms)',
    '    ℹ a note',
    '  ✘ [fail]: a › breaks Something is wrong',
    '  - [todo] a › comes later',
    '  ✔ [expected fail] a › is known to break',
    '  ─',
    '',
    '  a › breaks',
    '  ✔ is part of what the failed test compared',
    '  ─',
    '',
    '  1 test failed',
  );
  t.deepEqual(readReport(mixed, 1), { passed: 2, failed: 1, skipped: 2 });
});

test("the line ends and figures of Windows' AVA are understood", (t) => {
  const windows = report('  √ a › works', '  × [fail]: a › breaks', '  ─', '', '  1 test failed').replaceAll(
    '\n',
    '\r\n',
  );
  t.deepEqual(readReport(windows, 1), { passed: 1, failed: 1, skipped: 0 });
});

test('colours do not hide a result', (t) => {
  const coloured = report('  \u001B[32m✔\u001B[39m a › works', '  \u001B[90m─\u001B[39m', '', '  1 test passed');
  t.deepEqual(readReport(coloured, 0), { passed: 1, failed: 0, skipped: 0 });
});

test('trouble that belongs to no test is a failure', (t) => {
  const died = report('  ✔ a › works', '  ✘ a.test.js exited due to SIGSEGV', '  ─', '', '  1 test passed');
  t.deepEqual(readReport(died, 1), { passed: 1, failed: 1, skipped: 0 });
  const hung = report('  ✔ a › works', '  ', '✘ Timed out while running tests', '  ─', '', '  1 test passed');
  t.deepEqual(readReport(hung, 1), { passed: 1, failed: 1, skipped: 0 });
});

test('a report that breaks off is a failure', (t) => {
  t.deepEqual(readReport(report('  ✔ a › works'), null), { passed: 1, failed: 1, skipped: 0 });
  t.deepEqual(readReport('', null), { passed: 0, failed: 1, skipped: 0 });
});

test('an exit code other than 0 is a failure even when every test passed', (t) => {
  const fine = report('  ✔ a › works', '  ─', '', '  1 test passed');
  t.deepEqual(readReport(fine, 0), { passed: 1, failed: 0, skipped: 0 });
  t.deepEqual(readReport(fine, 3), { passed: 1, failed: 1, skipped: 0 });
});

test('a run that executed no test is a failure', (t) => {
  const skipped = report('  - [skip] a › waits for Windows', '  ─', '', '  1 test skipped');
  t.deepEqual(readReport(skipped, 0), { passed: 0, failed: 1, skipped: 1 });
});

test('a report is complete when its results are', (t) => {
  t.false(isComplete(report('  ✔ a › works')));
  t.false(isComplete(report('  ✔ a › draws   ─   a line')));
  t.true(isComplete(report('  ✔ a › works', '  \u001B[90m─\u001B[39m')));
});

test('what failed is told with its details, and nothing else', (t) => {
  const mixed = report('  ✔ a › works', '  ✘ [fail]: a › breaks', '  ─', '', '  a › breaks', '', '  1 test failed');
  t.deepEqual(failuresIn(mixed), ['  ✘ [fail]: a › breaks', '  a › breaks', '  1 test failed']);
});

test('of a report that breaks off the end is told', (t) => {
  const broken = ['  ✔ a › works', ...Array.from({ length: 100 }, (_, index) => `    ℹ ${index}`)];
  t.is(failuresIn(report(...broken)).length, 79);
  t.true(
    failuresIn(report(...broken))
      .at(-1)
      ?.endsWith('99'),
  );
});
