import { readFileSync } from 'node:fs';
import test from 'ava';
import type { ByteRange } from '../../src/model/index.ts';
import { answering, rawServer } from '../helpers/raw-server.ts';
import { outcome, QUICK, reaches, serviceBench } from '../helpers/service-bench.ts';
import { sha256 } from '../helpers/sha256.ts';

test('files are fetched one after the other, in the order in which they were added', async (t) => {
  await using bench = await serviceBench({ c: { size: 1 }, a: { size: 2 }, b: { size: 3 } });
  const job = bench.job('c', 'a', 'b');
  job.resume();
  await outcome(job);
  t.deepEqual(
    bench.server.requests.map(({ path }) => path),
    ['/c', '/a', '/b'],
  );
  t.is(job.complete(), 'whole');
  for (const name of ['a', 'b', 'c']) {
    t.deepEqual(readFileSync(bench.folder.file(name)), bench.server.contentOf(name));
  }
});

test('the total is unknown until the size of every file is known', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 }, b: { size: 20 } });
  const job = bench.job('a');
  const second = job.addFile({ url: bench.server.url('b'), path: bench.folder.file('b'), size: 20 });
  t.deepEqual(second.progress, { bytesTotal: 20, bytesTransferred: 0, completed: false });
  t.deepEqual(job.progress, { bytesTotal: undefined, bytesTransferred: 0, filesTotal: 2, filesTransferred: 0 });
  job.resume();
  await reaches(job, ({ progress }) => progress.bytesTotal === 30);
  await outcome(job);
  t.deepEqual(job.progress, { bytesTotal: 30, bytesTransferred: 30, filesTotal: 2, filesTransferred: 2 });
});

test('a file of no bytes is a file', async (t) => {
  await using bench = await serviceBench({ empty: { size: 0 } });
  const job = bench.job('empty');
  job.resume();
  await outcome(job);
  t.like(job.files[0]?.progress, { bytesTotal: 0, bytesTransferred: 0 });
  t.is(job.complete(), 'whole');
  t.deepEqual(readFileSync(bench.folder.file('empty')), Buffer.alloc(0));
});

test('a file without a length is known to be whole by its last chunk', async (t) => {
  await using bench = await serviceBench({ chunked: { size: 200_000, noLength: true, stallAfter: 100_000 } });
  const job = bench.job('chunked');
  job.resume();
  await reaches(job, ({ progress }) => progress.bytesTransferred === 100_000);
  t.is(job.progress.bytesTotal, undefined);
  bench.server.release();
  await outcome(job);
  t.is(job.progress.bytesTotal, 200_000);
  job.complete();
  t.is(sha256(bench.folder.file('chunked')), bench.server.sha256('chunked'));
});

test('a file that ends only with its connection is an error, since it could have been cut', async (t) => {
  await using server = await rawServer(answering('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nsome of it'));
  await using bench = await serviceBench({});
  const job = bench.job();
  job.addFile({ url: server.url, path: bench.folder.file('endless') });
  job.resume();
  t.like(await outcome(job), { kind: 'error', error: { reason: { kind: 'size-unknown' } } });
});

test('early hints are not taken for the answer', async (t) => {
  const hints = 'HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n';
  await using server = await rawServer(answering(`${hints}HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab`));
  await using bench = await serviceBench({});
  const job = bench.job();
  job.addFile({ url: server.url, path: bench.folder.file('a') });
  job.resume();
  t.deepEqual(await outcome(job), { kind: 'transferred' });
  t.is(job.progress.bytesTransferred, 2);
});

const SIZE = 1_000;

const rangeCases: Record<string, { ranges: ByteRange[]; asked: string[] }> = {
  'one range': { ranges: [{ offset: 100, length: 50 }], asked: ['bytes=100-149'] },
  'a range to the end': { ranges: [{ offset: 990 }], asked: ['bytes=990-'] },
  'the range of everything': { ranges: [{ offset: 0 }], asked: ['bytes=0-'] },
  'two ranges in ascending order': {
    ranges: [
      { offset: 0, length: 1 },
      { offset: 999, length: 1 },
    ],
    asked: ['bytes=0-0', 'bytes=999-999'],
  },
  'ranges in the order in which they were given': {
    ranges: [{ offset: 900 }, { offset: 10, length: 5 }, { offset: 500, length: 100 }],
    asked: ['bytes=900-', 'bytes=10-14', 'bytes=500-599'],
  },
};

for (const [title, { ranges, asked }] of Object.entries(rangeCases)) {
  test(`${title}: exactly these bytes are fetched and written without holes`, async (t) => {
    await using bench = await serviceBench({ a: { size: SIZE } });
    const job = bench.job();
    const file = job.addFile({ url: bench.server.url('a'), path: bench.folder.file('a'), ranges });
    job.resume();
    await outcome(job);
    job.complete();

    const content = bench.server.contentOf('a');
    const expected = Buffer.concat(
      ranges.map(({ offset, length = SIZE }) => content.subarray(offset, offset + length)),
    );
    t.deepEqual(readFileSync(bench.folder.file('a')), expected);
    t.deepEqual(file.progress, {
      bytesTotal: expected.length,
      bytesTransferred: expected.length,
      completed: true,
    });
    t.deepEqual(
      bench.server.requests.map(({ range }) => range),
      asked,
    );
  });
}

test('the total of closed ranges is known beforehand, that of a range to the end is not', async (t) => {
  await using bench = await serviceBench({ a: { size: SIZE } });
  const job = bench.job();
  const url = bench.server.url('a');
  const closed = job.addFile({ url, path: bench.folder.file('closed'), ranges: [{ offset: 5, length: 7 }] });
  const open = job.addFile({ url, path: bench.folder.file('open'), ranges: [{ offset: 5 }] });
  const sized = job.addFile({ url, path: bench.folder.file('sized'), ranges: [{ offset: 5 }], size: SIZE });
  t.deepEqual(
    [closed, open, sized].map(({ progress }) => progress.bytesTotal),
    [7, undefined, SIZE - 5],
  );
});

test('the files of one queue share a connection', async (t) => {
  const files = { a: { size: 10 }, b: { size: 10 }, c: { size: 10 } };
  await using bench = await serviceBench(files, { ...QUICK, connectionsPerJob: 1 });
  const first = bench.job('a', 'b');
  first.resume();
  await outcome(first);
  const second = bench.job('c');
  second.resume();
  await outcome(second);
  t.is(new Set(bench.server.requests.map(({ clientPort }) => clientPort)).size, 1);
});

test('a request names its user agent and asks for the bytes as they are', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 } }, { ...QUICK, userAgent: 'Some Agent/1' });
  const job = bench.job('a');
  job.resume();
  await outcome(job);
  t.like(bench.server.requests[0], {
    method: 'GET',
    headers: { 'user-agent': 'Some Agent/1', 'accept-encoding': 'identity' },
  });
});

test('a request names the embedded service unless it is told otherwise', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 } });
  const job = bench.job('a');
  job.resume();
  await outcome(job);
  t.is(bench.server.requests[0]?.headers['user-agent'], 'delivery-optimization-embedded');
});

test('user name and password in a URL are sent as the server expects them', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 } });
  const job = bench.job();
  const url = bench.server.url('a').replace('//', '//someone:p%40ss@');
  job.addFile({ url, path: bench.folder.file('a') });
  job.resume();
  await outcome(job);
  const basic = Buffer.from('someone:p@ss').toString('base64');
  t.is(bench.server.requests[0]?.headers.authorization, `Basic ${basic}`);
});

test('secrets in a URL do not show in messages', async (t) => {
  await using bench = await serviceBench({ a: { status: 404 } });
  const job = bench.job();
  const url = `${bench.server.url('a').replace('//', '//someone:secret@')}?token=secret#secret`;
  job.addFile({ url, path: bench.folder.file('a') });
  job.resume();
  await outcome(job);
  t.is(job.error?.message, `http://127.0.0.1:${bench.server.port}/a: the server answered 404.`);
});
