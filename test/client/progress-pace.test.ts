import test from 'ava';
import { ProgressPace } from '../../src/client/progress-pace.ts';

const progress = (bytesTransferred: number) => ({
  bytesTotal: 9,
  bytesTransferred,
  filesTotal: 1,
  filesTransferred: 0,
});

test('the same progress is news once', (t) => {
  const pace = new ProgressPace();
  t.true(pace.isNews(progress(1)));
  t.false(pace.isNews(progress(1)));
  t.true(pace.isNews(progress(2)));
});

test('after news there is a pause, which the last word does not keep', (t) => {
  const pace = new ProgressPace();
  t.true(pace.isDue(false));
  t.is(pace.untilDue, Infinity);
  pace.isNews(progress(1));
  t.false(pace.isDue(false));
  t.true(pace.untilDue > 0 && pace.untilDue <= 100);
  t.true(pace.isDue(true));
  t.is(pace.untilDue, Infinity);
});
