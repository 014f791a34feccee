import { readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import test from 'ava';
import type { ExecutionContext } from 'ava';
import type { FailureReason, Job, JobFile } from '../../src/service/job/index.ts';
import type { FileBehaviour } from '../helpers/file-server.ts';
import { rawServer } from '../helpers/raw-server.ts';
import { outcome, reaches, serviceBench } from '../helpers/service-bench.ts';
import type { ServiceBench } from '../helpers/service-bench.ts';
import { sha256 } from '../helpers/sha256.ts';

const SIZE = 100_000;
const HALF = 50_000;
const MIRRORED = Buffer.alloc(SIZE, 'm');
const OLD = 'Wed, 01 Jan 2025 00:00:00 GMT';

const isWhole = (t: ExecutionContext, { server, folder }: ServiceBench, job: Job, name = 'a') => {
  t.is(job.complete(), 'whole');
  t.deepEqual(folder.names(), [name]);
  t.is(sha256(folder.file(name)), server.sha256(name));
};

const ranges = ({ server }: ServiceBench) => server.requests.map(({ range }) => range);

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

/** Half of file `a` is on disk, the job is suspended and the server would send the rest. */
const halfway = async (bench: ServiceBench, behaviour: FileBehaviour = {}): Promise<{ job: Job; file: JobFile }> => {
  bench.server.set('a', { size: SIZE, stallAfter: HALF, ...behaviour });
  const job = bench.job('a');
  job.resume();
  await reaches(job, ({ progress }) => progress.bytesTransferred === HALF);
  job.suspend();
  bench.server.release();
  const [file] = job.files;
  if (file === undefined) throw new Error('the job lost its file');
  return { job, file };
};

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

const REST = SIZE - HALF;

/** What is wrong with an answer of `REST` bytes from `HALF` on. */
const wrongParts: [string, FileBehaviour, FailureReason['kind']][] = [
  ['starts elsewhere', contentRange(`bytes ${HALF - 1}-${SIZE - 2}/${SIZE}`), 'invalid-response'],
  ['goes beyond what was asked for', contentRange(`bytes ${HALF}-${SIZE}/${SIZE + 1}`, true), 'invalid-response'],
  ['is shorter than the body', contentRange(`bytes ${HALF}-${SIZE - 2}/${SIZE}`), 'invalid-response'],
  ['is shorter than the chunks', contentRange(`bytes ${HALF}-${SIZE - 2}/${SIZE}`, true), 'size-mismatch'],
  ['contradicts itself', contentRange(`bytes ${HALF}-${SIZE - 1}/${SIZE - 1}`), 'invalid-response'],
  ['counts something else', contentRange(`lines ${HALF}-${SIZE - 1}/${SIZE}`), 'invalid-response'],
  ['is no range', contentRange('all of it'), 'invalid-response'],
];

function contentRange(field: string, noLength = false): FileBehaviour {
  return { size: SIZE, noLength, headers: { 'content-range': field } };
}

for (const [title, behaviour, kind] of wrongParts) {
  test(`an answer whose Content-Range ${title} is refused, and what was on disk is kept`, async (t) => {
    await using bench = await serviceBench({});
    const { job } = await halfway(bench);
    bench.server.set('a', behaviour);
    job.resume();
    t.like(await outcome(job), { kind: 'error', error: { reason: { kind } } });
    t.true(job.progress.bytesTransferred >= HALF && job.progress.bytesTransferred < HALF + REST);

    bench.server.set('a', { size: SIZE });
    job.resume();
    await outcome(job);
    isWhole(t, bench, job);
  });
}

test('a part that is smaller than what was asked for is taken, and the rest is asked for again', async (t) => {
  await using server = await rawServer((socket) => {
    socket.on('data', (request) => {
      const [, from = '0'] = /range: bytes=(\d+)-/.exec(String(request)) ?? [];
      const head = `HTTP/1.1 206 Partial Content\r\nContent-Range: bytes ${from}-${from}/13\r\nContent-Length: 1`;
      socket.write(`${head}\r\n\r\n${'abcdefghijklm'[Number(from)]}`);
    });
  });
  await using bench = await serviceBench({});
  const job = bench.job();
  job.addFile({ url: server.url, path: bench.folder.file('a'), ranges: [{ offset: 10 }] });
  job.resume();
  t.deepEqual(await outcome(job), { kind: 'transferred' });
  job.complete();
  t.is(readFileSync(bench.folder.file('a'), 'utf8'), 'klm');
});

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

for (const [title, damage] of [
  ['disappeared', rmSync],
  ['was cut', (path: string) => truncateSync(path, 10)],
] as const) {
  test(`a temporary file that ${title} is fetched from its first byte`, async (t) => {
    await using bench = await serviceBench({});
    const { job, file } = await halfway(bench);
    damage(file.temporaryPath);
    job.resume();
    await outcome(job);
    t.deepEqual(ranges(bench), [undefined, undefined]);
    isWhole(t, bench, job);
  });
}

test('what somebody appended to a temporary file does not get into the file', async (t) => {
  await using bench = await serviceBench({});
  const { job, file } = await halfway(bench);
  writeFileSync(file.temporaryPath, Buffer.alloc(2 * SIZE), { flag: 'a' });
  job.resume();
  await outcome(job);
  isWhole(t, bench, job);
});

const hasLinks = process.platform === 'win32' ? test.skip : test;

hasLinks('a link in the place of a temporary file is not followed', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 } });
  const job = bench.job('a');
  const victim = bench.folder.file('victim');
  writeFileSync(victim, 'precious');
  symlinkSync(victim, job.files[0]?.temporaryPath ?? '');
  job.resume();
  t.like(await outcome(job), { kind: 'error', error: { reason: { kind: 'local-file' } } });
  t.is(readFileSync(victim, 'utf8'), 'precious');
});
