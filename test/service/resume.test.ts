import { readFileSync } from 'node:fs';
import test from 'ava';
import type { FileBehaviour } from '../helpers/file-server.ts';
import { HALF, halfway, isWhole, ranges, SIZE } from '../helpers/halfway.ts';
import { outcome, reaches, serviceBench } from '../helpers/service-bench.ts';

const OLD = 'Wed, 01 Jan 2025 00:00:00 GMT';

test('a broken transfer goes on where it broke', async (t) => {
  await using bench = await serviceBench({ a: { size: SIZE, cutAfter: HALF, cuts: 1 } });
  const job = bench.job('a');
  job.resume();
  await outcome(job);
  t.deepEqual(ranges(bench), [undefined, `bytes=${HALF}-${SIZE - 1}`]);
  t.is(bench.server.requests[1]?.headers['if-range'], `"a-${SIZE}"`);
  t.is(job.errorCount, 1);
  isWhole(t, bench, job);
});

test('a transfer that breaks again and again arrives all the same', async (t) => {
  await using bench = await serviceBench({ a: { size: SIZE, cutAfter: 30_000 } });
  const job = bench.job('a');
  job.resume();
  await outcome(job);
  t.is(bench.server.requests.length, 4);
  isWhole(t, bench, job);
});

test('a broken range goes on within the range', async (t) => {
  await using bench = await serviceBench({ a: { size: SIZE, cutAfter: 100, cuts: 1 } });
  const job = bench.job();
  const wanted = [
    { offset: 10, length: 150 },
    { offset: 500, length: 10 },
  ];
  job.addFile({ url: bench.server.url('a'), path: bench.folder.file('a'), ranges: wanted });
  job.resume();
  await outcome(job);
  t.deepEqual(ranges(bench), ['bytes=10-159', 'bytes=110-159', 'bytes=500-509']);
  job.complete();
  const content = bench.server.contentOf('a');
  t.deepEqual(
    readFileSync(bench.folder.file('a')),
    Buffer.concat([content.subarray(10, 160), content.subarray(500, 510)]),
  );
});

test('a suspended job keeps its bytes and goes on from them', async (t) => {
  await using bench = await serviceBench({});
  const { job } = await halfway(bench);
  t.is(job.state, 'suspended');
  t.is(job.progress.bytesTransferred, HALF);
  job.resume();
  await outcome(job);
  t.deepEqual(ranges(bench), [undefined, `bytes=${HALF}-${SIZE - 1}`]);
  isWhole(t, bench, job);
});

test('the progress of a suspended job stands still', async (t) => {
  await using bench = await serviceBench({ a: { size: 50_000_000 } });
  const job = bench.job('a');
  job.resume();
  await reaches(job, ({ progress }) => progress.bytesTransferred > 1_000_000);
  job.suspend();
  const { progress, times } = job;
  await bench.queue.close();
  t.deepEqual(job.progress, progress);
  t.deepEqual(job.times, times);
});

test('a job that is suspended at its last byte has not transferred the file yet', async (t) => {
  await using bench = await serviceBench({ a: { size: 20 } });
  const job = bench.job('a');
  job.resume();
  await reaches(job, ({ progress }) => progress.bytesTransferred === 20);
  t.is(job.state, 'transferring');
  job.suspend();
  await bench.queue.close();
  t.is(job.progress.filesTransferred, 0);
});

test('suspend and resume at once do not disturb each other', async (t) => {
  await using bench = await serviceBench({});
  const { job } = await halfway(bench);
  for (let times = 0; times < 5; times++) {
    job.resume();
    job.suspend();
  }
  job.resume();
  await outcome(job);
  isWhole(t, bench, job);
});

const keepsHalf: [string, FileBehaviour][] = [
  ['an ETag', { etag: '"one"' }],
  ['a time of last change', { etag: null, lastModified: OLD }],
];

for (const [title, behaviour] of keepsHalf) {
  test(`with ${title} that stays the same the bytes on disk are kept`, async (t) => {
    await using bench = await serviceBench({});
    const { job } = await halfway(bench, behaviour);
    job.resume();
    await outcome(job);
    t.deepEqual(ranges(bench), [undefined, `bytes=${HALF}-${SIZE - 1}`]);
    isWhole(t, bench, job);
  });
}

const startsOver: [string, FileBehaviour, FileBehaviour, (string | undefined)[]][] = [
  ['has another ETag', {}, { size: SIZE, etag: '"other"' }, [`bytes=${HALF}-${SIZE - 1}`]],
  ['has become shorter', {}, { size: HALF - 1 }, [`bytes=${HALF}-${SIZE - 1}`]],
  ['is sent whole', {}, { size: SIZE, noRanges: true }, [`bytes=${HALF}-${SIZE - 1}`]],
  [
    'has another time of last change',
    { etag: null, lastModified: OLD },
    { size: SIZE, etag: null, lastModified: 'Thu, 02 Jan 2025 00:00:00 GMT' },
    [`bytes=${HALF}-${SIZE - 1}`],
  ],
  ['has nothing to tell versions apart', { etag: null }, { size: SIZE }, [undefined]],
  ['has a weak ETag only', { etag: 'W/"weak"' }, { size: SIZE }, [undefined]],
  [
    'ignores If-Range and sends a part of another version',
    {},
    { size: SIZE, headers: { etag: '"other"' } },
    [`bytes=${HALF}-${SIZE - 1}`, undefined],
  ],
  [
    'ignores If-Range and sends a part of a file of another size',
    {},
    { size: SIZE, headers: { 'content-range': `bytes ${HALF}-${SIZE - 1}/${SIZE + 1}` } },
    [`bytes=${HALF}-${SIZE - 1}`, undefined],
  ],
  [
    'has nothing at that place any more',
    {},
    { size: HALF, etag: `"a-${SIZE}"` },
    [`bytes=${HALF}-${SIZE - 1}`, undefined],
  ],
];

for (const [title, before, after, asked] of startsOver) {
  test(`a file that ${title} is fetched from its first byte`, async (t) => {
    await using bench = await serviceBench({});
    const { job } = await halfway(bench, before);
    bench.server.set('a', after);
    job.resume();
    await outcome(job);
    t.deepEqual(ranges(bench).slice(1), asked);
    isWhole(t, bench, job);
  });
}

test('a file that changes with every answer is given up', async (t) => {
  await using bench = await serviceBench({ a: { size: SIZE, changing: true } });
  const job = bench.job();
  const wanted = [
    { offset: 0, length: 10 },
    { offset: 20, length: 10 },
  ];
  job.addFile({ url: bench.server.url('a'), path: bench.folder.file('a'), ranges: wanted });
  job.resume();
  t.like(await outcome(job), { kind: 'error', error: { reason: { kind: 'remote-file-changed' } } });
  t.is(job.state, 'error');
});
