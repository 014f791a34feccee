import test from 'ava';
import { observe, rateOf, secondsLeft, type Samples } from '../../../src/cli/output/rate.ts';

const seen = (...pairs: readonly (readonly [atMs: number, bytes: number])[]): Samples =>
  pairs.reduce<Samples>((samples, [atMs, bytes]) => observe(samples, { atMs, bytes }), []);

test('a rate is the mean of the last seconds, whatever was before', (t) => {
  t.is(rateOf(seen([0, 0], [1_000, 9_000], [6_000, 10_000], [8_000, 12_000]), 8_000), 1_000);
});

test('there is no rate before enough was seen', (t) => {
  t.is(rateOf([], 0), undefined);
  t.is(rateOf(seen([0, 100]), 100), undefined);
  t.is(rateOf(seen([0, 0], [200, 100]), 200), undefined);
});

test('a rate falls while nothing arrives, down to 0', (t) => {
  const samples = seen([0, 0], [1_000, 1_000]);
  t.is(rateOf(samples, 1_000), 1_000);
  t.is(rateOf(samples, 4_000), 250);
  t.is(rateOf(samples, 60_000), 0);
});

test('a transfer that lost bytes begins anew', (t) => {
  t.is(rateOf(seen([0, 0], [1_000, 5_000], [2_000, 0], [3_000, 700]), 3_000), 700);
});

test('the time left is unknown without a whole or a rate, and when nothing is missing', (t) => {
  t.is(secondsLeft(100, 300, 50), 4);
  for (const [total, rate] of [
    [undefined, 50],
    [null, 50],
    [300, 0],
    [300, undefined],
    [100, 50],
  ] as const) {
    t.is(secondsLeft(100, total, rate), undefined);
  }
});
