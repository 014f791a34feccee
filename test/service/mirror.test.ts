import { readFileSync } from 'node:fs';
import test from 'ava';
import { HALF, halfway, isWhole, SIZE } from '../helpers/halfway.ts';
import { outcome, serviceBench } from '../helpers/service-bench.ts';

const OLD = 'Wed, 01 Jan 2025 00:00:00 GMT';

const MIRRORED = Buffer.alloc(SIZE, 'm');

test('a renamed file goes on from its bytes where size and time are the same', async (t) => {
  await using bench = await serviceBench({});
  const { job, file } = await halfway(bench, { lastModified: OLD });
  bench.server.set('mirror', { content: bench.server.contentOf('a'), lastModified: OLD, etag: '"of the mirror"' });
  file.rename(bench.server.url('mirror'));
  t.is(file.url, bench.server.url('mirror'));
  job.resume();
  await outcome(job);
  t.like(bench.server.requests[1], { path: '/mirror', range: `bytes=${HALF}-${SIZE - 1}` });
  isWhole(t, bench, job);
});

test('a renamed file is fetched from its first byte where only ETags could be compared', async (t) => {
  await using bench = await serviceBench({});
  const { job, file } = await halfway(bench, { etag: '"same"' });
  bench.server.set('mirror', { content: MIRRORED, etag: '"same"' });
  file.rename(bench.server.url('mirror'));
  job.resume();
  await outcome(job);
  t.like(bench.server.requests[1], { path: '/mirror', range: undefined });
  job.complete();
  t.deepEqual(readFileSync(bench.folder.file('a')), MIRRORED);
});

test('a job in error goes on with its mirror, and does not fetch again what is whole', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 }, b: { status: 403 }, mirror: { size: 20 } });
  const job = bench.job('a', 'b');
  job.resume();
  t.like(await outcome(job), { kind: 'error', error: { reason: { kind: 'http-status', status: 403 } } });
  t.is(job.error?.file, job.files[1]);
  for (const file of job.files) file.rename(bench.server.url('mirror'));
  job.resume();
  t.is(job.error, undefined);
  await outcome(job);
  t.deepEqual(
    bench.server.requests.map(({ path }) => path),
    ['/a', '/b', '/mirror'],
  );
  job.complete();
  t.deepEqual(readFileSync(bench.folder.file('a')), bench.server.contentOf('a'));
  t.deepEqual(readFileSync(bench.folder.file('b')), bench.server.contentOf('mirror'));
});
