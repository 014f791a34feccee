import { readFileSync } from 'node:fs';
import test from 'ava';
import type { FileBehaviour } from '../helpers/file-server.ts';
import { HALF, halfway, isWhole, SIZE } from '../helpers/halfway.ts';
import { outcome, reaches, serviceBench, type ServiceBench } from '../helpers/service-bench.ts';

const OLD = 'Wed, 01 Jan 2025 00:00:00 GMT';

const MIRRORED = Buffer.alloc(SIZE, 'm');

/** What was asked for so far. */
const paths = ({ server }: ServiceBench) => server.requests.map(({ path }) => path);

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

const others: [string, FileBehaviour][] = [
  ['has another size', { content: Buffer.alloc(SIZE + 10, 'm'), lastModified: OLD }],
  ['is of another time', { content: MIRRORED, lastModified: 'Thu, 02 Jan 2025 00:00:00 GMT' }],
  ['comes from a server that cannot resume', { content: MIRRORED, lastModified: OLD, noRanges: true }],
];

for (const [title, behaviour] of others) {
  test(`a renamed file that ${title} begins anew`, async (t) => {
    await using bench = await serviceBench({});
    const { job, file } = await halfway(bench, { lastModified: OLD });
    bench.server.set('mirror', behaviour);
    file.rename(bench.server.url('mirror'));
    job.resume();
    t.deepEqual(await outcome(job), { kind: 'transferred' });
    job.complete();
    t.deepEqual(readFileSync(bench.folder.file('a')), behaviour.content);
  });
}

test('a file that is renamed while it is fetched comes from its new URL after a suspend and a resume', async (t) => {
  await using bench = await serviceBench({ a: { size: SIZE, stallAfter: HALF } });
  const job = bench.job('a');
  job.resume();
  await reaches(job, ({ progress }) => progress.bytesTransferred === HALF);
  bench.server.set('mirror', { content: MIRRORED });
  job.files[0]?.rename(bench.server.url('mirror'));
  t.is(job.state, 'transferring');
  t.is(job.progress.bytesTransferred, HALF);
  t.deepEqual(paths(bench), ['/a']);
  job.suspend();
  job.resume();
  await outcome(job);
  t.deepEqual(paths(bench), ['/a', '/mirror']);
  job.complete();
  t.deepEqual(readFileSync(bench.folder.file('a')), MIRRORED);
});

test('a file that is renamed while it is fetched is not disturbed', async (t) => {
  await using bench = await serviceBench({ a: { size: SIZE, stallAfter: HALF } });
  const job = bench.job('a');
  job.resume();
  await reaches(job, ({ progress }) => progress.bytesTransferred === HALF);
  job.files[0]?.rename(bench.server.url('mirror'));
  bench.server.release();
  t.deepEqual(await outcome(job), { kind: 'transferred' });
  t.deepEqual(paths(bench), ['/a']);
  isWhole(t, bench, job);
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
  t.deepEqual(paths(bench), ['/a', '/b', '/mirror']);
  job.complete();
  t.deepEqual(readFileSync(bench.folder.file('a')), bench.server.contentOf('a'));
  t.deepEqual(readFileSync(bench.folder.file('b')), bench.server.contentOf('mirror'));
});
