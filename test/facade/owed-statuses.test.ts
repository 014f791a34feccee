import test from 'ava';
import { S_OK } from '../../src/com/index.ts';
import type { DownloadState } from '../../src/model/index.ts';
import { OwedStatuses } from '../../src/service/facade/owed-statuses.ts';

const status = (state: DownloadState, bytesTransferred = 0) => ({
  state,
  bytesTotal: 1_000,
  bytesTransferred,
  error: S_OK,
  extendedError: S_OK,
});

/** Owed statuses whose clock is set by hand. */
function owed() {
  const clock = { milliseconds: 0 };
  return { owed: new OwedStatuses(status('created'), () => clock.milliseconds), clock };
}

const EACH_SECOND = { seconds: 1, percent: 0 };

test('a change of state is told at once, the same state once', (t) => {
  const { owed: its } = owed();
  its.changed(status('transferring'));
  its.changed(status('paused', 10));
  its.changed(status('transferring', 10));
  t.deepEqual(its.take(EACH_SECOND), status('paused', 10));
  t.deepEqual(its.take(EACH_SECOND), status('transferring', 10));
  t.is(its.take(EACH_SECOND), undefined);
});

test('progress is told once a second, as it is then', (t) => {
  const { owed: its, clock } = owed();
  its.advanced(status('transferring', 10));
  t.is(its.take(EACH_SECOND), undefined);
  t.is(its.wait(EACH_SECOND), 1_000);
  clock.milliseconds = 999;
  its.advanced(status('transferring', 20));
  t.is(its.take(EACH_SECOND), undefined);
  t.is(its.wait(EACH_SECOND), 1);
  clock.milliseconds = 1_000;
  t.deepEqual(its.take(EACH_SECOND), status('transferring', 20));
  t.is(its.take(EACH_SECOND), undefined);
  t.is(its.wait(EACH_SECOND), undefined);
});

test('progress is told at each step of percents, however soon', (t) => {
  const { owed: its } = owed();
  const steps = { seconds: 60, percent: 10 };
  const told = [50, 99, 100, 150, 290, 299, 300].filter((bytes) => {
    its.advanced(status('transferring', bytes));
    return its.take(steps) !== undefined;
  });
  t.deepEqual(told, [100, 290, 300]);
});

test('progress that a change of state shows as well is not told besides', (t) => {
  const { owed: its, clock } = owed();
  its.advanced(status('transferring', 10));
  its.changed(status('transferred', 1_000));
  clock.milliseconds = 5_000;
  t.deepEqual(its.take(EACH_SECOND), status('transferred', 1_000));
  t.is(its.take(EACH_SECOND), undefined);
});

test('what could not be told is told first, unless there is something newer', (t) => {
  const { owed: its } = owed();
  its.changed(status('transferring'));
  const first = its.take(EACH_SECOND);
  its.changed(status('paused'));
  if (first !== undefined) its.putBack(first);
  t.is(its.take(EACH_SECOND)?.state, 'transferring');
  its.changed(status('paused', 5));
  its.putBack(status('paused'));
  t.deepEqual(its.take(EACH_SECOND), status('paused', 5));
});
