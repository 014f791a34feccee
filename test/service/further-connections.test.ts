import test from 'ava';
import { FurtherConnections, type Turn } from '../../src/service/transfer/index.ts';
import { reaches, serviceBench } from '../helpers/service-bench.ts';
import { MiB } from '../helpers/transfer-bench.ts';
import { turns } from '../helpers/turns.ts';

/** Connections under a clock set by hand, and turns enough. */
const bench = () => {
  const clock = { milliseconds: 0 };
  const free = turns(10);
  const further = new FurtherConnections(free.more, () => clock.milliseconds);
  /** So many bytes come within a second. @returns the further connection that there is then */
  const second = (bytes: number): Turn | undefined => {
    further.received(0);
    clock.milliseconds += 1_000;
    further.received(bytes);
    return further.next();
  };
  return { further, free, clock, second };
};

test('a further connection waits until it is known what the first brings', (t) => {
  const { further, free, clock } = bench();
  t.is(further.next(), undefined);
  further.received(MiB);
  t.is(further.next(), undefined);
  clock.milliseconds = 100;
  further.received(MiB);
  t.is(further.next(), undefined);
  clock.milliseconds = 1_000;
  t.not(further.next(), undefined);
  t.is(further.next(), undefined);
  t.is(free.out, 1);
});

test('another connection follows on one that has brought something, and not on one that has not', (t) => {
  const { second, free } = bench();
  t.not(second(10 * MiB), undefined);
  t.is(second(14 * MiB), undefined);
  t.not(second(16 * MiB), undefined);
  t.is(second(19 * MiB), undefined);
  t.not(second(24 * MiB), undefined);
  t.is(free.out, 3);
});

test('a file that comes as fast as it can be taken in has no further connection', (t) => {
  const { second, free } = bench();
  t.is(second(500 * MiB), undefined);
  t.is(free.asked, 0);
});

test('a connection that has gone may be replaced', (t) => {
  const { second, free } = bench();
  const first = second(2 * MiB);
  t.is(second(2 * MiB), undefined);
  first?.release();
  t.is(free.out, 0);
  t.not(second(2 * MiB), undefined);
  t.is(free.out, 1);
});

test('a job fetches a large file that comes slowly over a further connection', async (t) => {
  await using bench = await serviceBench({ a: { size: 40 * MiB } }, { maxBytesPerSecond: 8 * MiB });
  const job = bench.job('a');
  job.resume();
  await reaches(job, () => bench.server.requests.length > 1);
  t.regex(bench.server.requests[1]?.range ?? '', /^bytes=\d+-/);
  job.cancel();
});
