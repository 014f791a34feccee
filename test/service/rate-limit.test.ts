import test from 'ava';
import { RateLimit } from '../../src/service/transfer/index.ts';
import type { RateClock } from '../../src/service/transfer/index.ts';
import { Stop } from '../../src/service/transfer/stop.ts';
import { transferBench } from '../helpers/transfer-bench.ts';

/** A clock that goes on by exactly what is waited for. */
const clock = (): RateClock & { passed: number } => ({
  passed: 0,
  now() {
    return this.passed;
  },
  async wait(milliseconds) {
    this.passed += milliseconds;
  },
});

test('bytes come no faster than allowed', async (t) => {
  const time = clock();
  const limit = new RateLimit(8_000, time);
  for (let piece = 0; piece < 81; piece++) await limit.spend(1_024, new Stop());
  t.true(Math.abs(time.passed - (80 * 1_024 * 1_000) / 8_000) < 1);
});

test('what was not used for a long time is not made up for', async (t) => {
  const time = clock();
  const limit = new RateLimit(8_000, time);
  time.passed += 60_000;
  await limit.spend(limit.piece, new Stop());
  t.is(time.passed, 60_000);
  await limit.spend(8_000, new Stop());
  t.is(time.passed, 61_000);
});

test('the connections of a job share its limit', async (t) => {
  const time = clock();
  const limit = new RateLimit(8_000, time);
  await limit.spend(limit.piece, new Stop());
  await Promise.all([limit.spend(8_000, new Stop()), limit.spend(8_000, new Stop())]);
  t.true(time.passed >= 2_000);
});

test('a limit takes its bytes in pieces that keep its pace even', (t) => {
  t.is(new RateLimit(800_000, clock()).piece, 100_000);
  t.is(new RateLimit(1, clock()).piece, 1_024);
  t.is(new RateLimit(1e12, clock()).piece, 1_024 * 1_024);
});

test('a transfer keeps to its limit, piece by piece', async (t) => {
  await using bench = await transferBench({ a: { size: 100_000 } });
  const time = clock();
  const rate = new RateLimit(80_000, time);
  const pieces: number[] = [];
  const onBytes = (count: number) => void pieces.push(count);
  t.is(await bench.transfer('a').run(bench.attempt('a', { rate, onBytes })), undefined);
  t.true(pieces.every((count) => count <= 10_000));
  t.true(Math.abs(time.passed - 1_125) < 1);
});

test('a transfer that waits for its limit can be stopped', async (t) => {
  await using bench = await transferBench({ a: { size: 100_000 } });
  const stop = new Stop();
  const transfer = bench.transfer('a');
  const onBytes = () => void setImmediate(() => stop.stop());
  await transfer.run(bench.attempt('a', { rate: new RateLimit(1), stop, onBytes }));
  t.false(transfer.whole);
});
