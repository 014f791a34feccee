import { mkdirSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import test from 'ava';
import type { ByteRange } from '../../src/model/index.ts';
import type { FailureReason } from '../../src/service/job/index.ts';
import { answering, rawServer } from '../helpers/raw-server.ts';
import { outcome, QUICK, reaches, serviceBench } from '../helpers/service-bench.ts';

for (const status of [204, 304, 400, 401, 403, 404, 405, 410, 416, 501, 505]) {
  test(`status ${status} is an error at once`, async (t) => {
    await using bench = await serviceBench({ a: { status } });
    const job = bench.job('a');
    job.resume();
    const reason = status === 204 ? { kind: 'invalid-response' } : { kind: 'http-status', status };
    const { url } = job.files[0] ?? {};
    t.like(await outcome(job), { kind: 'error', error: { reason, file: job.files[0] } });
    t.is(job.state, 'error');
    t.like(job.error, { reason });
    t.true(job.error?.message.includes(`${url}: the server answered ${status}`));
    t.is(job.errorCount, 1);
    t.is(bench.server.requests.length, 1);
  });
}

for (const status of [408, 429, 500, 502, 503, 504]) {
  test(`status ${status} is tried again until it is over`, async (t) => {
    await using bench = await serviceBench({ a: { size: 10, statusOnce: [status, status] } });
    const job = bench.job('a');
    const errors: unknown[] = [];
    job.on((event) => event.kind === 'error' && errors.push(event));
    job.resume();
    await reaches(job, ({ state }) => state === 'transient-error');
    t.like(job.error, { reason: { kind: 'http-status', status }, file: job.files[0] });
    t.deepEqual(await outcome(job), { kind: 'transferred' });
    t.is(job.error, undefined);
    t.is(job.errorCount, 2);
    t.is(bench.server.requests.length, 3);
    t.deepEqual(errors, []);
  });
}

test('a job is not tried again before the server wants it', async (t) => {
  await using bench = await serviceBench({ a: { size: 10, statusOnce: [503], headers: { 'retry-after': '1' } } });
  const job = bench.job('a');
  const since = performance.now();
  job.resume();
  await outcome(job);
  t.true(performance.now() - since >= 900);
});

test('a job that makes no progress within its time ends in error, which tells the last failure', async (t) => {
  await using bench = await serviceBench({ a: { status: 503 } });
  const job = bench.job('a');
  job.noProgressTimeoutSeconds = 1;
  job.resume();
  const last: FailureReason = { kind: 'http-status', status: 503 };
  t.like(await outcome(job), { kind: 'error', error: { reason: { kind: 'no-progress', last } } });
  t.is(job.state, 'error');
  t.is(job.errorCount, bench.server.requests.length);
});

test('bytes that were there before are no progress', async (t) => {
  await using bench = await serviceBench({ a: { size: 100, cutAfter: 50, noRanges: true } });
  const job = bench.job('a');
  job.noProgressTimeoutSeconds = 0.1;
  job.resume();
  const last: FailureReason = { kind: 'connection-lost' };
  t.like(await outcome(job), { kind: 'error', error: { reason: { kind: 'no-progress', last } } });
});

test('without a no-progress time a failure is final, and told as it is', async (t) => {
  await using bench = await serviceBench({ a: { status: 503 } });
  const job = bench.job('a');
  job.noProgressTimeoutSeconds = 0;
  job.resume();
  t.like(await outcome(job), { kind: 'error', error: { reason: { kind: 'http-status', status: 503 } } });
  t.is(bench.server.requests.length, 1);
});

test('a job that waits for its next try is tried at once by a resume', async (t) => {
  await using bench = await serviceBench({ a: { size: 10, statusOnce: [503] } }, { firstRetryDelay: 3_600_000 });
  const job = bench.job('a');
  job.resume();
  await reaches(job, ({ state }) => state === 'transient-error');
  job.resume();
  t.is(job.error, undefined);
  t.deepEqual(await outcome(job), { kind: 'transferred' });
});

const failures: [string, FailureReason, 'error' | 'transient-error', (socket: Socket) => void, ByteRange[]?][] = [
  ['that hangs up', { kind: 'connection-lost' }, 'transient-error', (socket) => void socket.destroy()],
  ['that says nothing', { kind: 'timeout' }, 'transient-error', () => {}],
  [
    'that stops in the middle of a body',
    { kind: 'timeout' },
    'transient-error',
    (socket) => void socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nsome')),
  ],
  [
    'that closes in the middle of a body',
    { kind: 'connection-lost' },
    'transient-error',
    answering('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nsome'),
  ],
  [
    'that closes in the middle of a chunk',
    { kind: 'connection-lost' },
    'transient-error',
    answering('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nsome'),
  ],
  [
    'that ends a part too early',
    { kind: 'connection-lost' },
    'transient-error',
    answering(
      'HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-9/10\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ),
    [{ offset: 0, length: 10 }],
  ],
  ['that does not speak HTTP', { kind: 'invalid-response' }, 'error', answering('hello\r\n\r\n')],
  [
    'that sends a part nobody asked for',
    { kind: 'invalid-response' },
    'error',
    answering('HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-0/1\r\nContent-Length: 1\r\n\r\nx'),
  ],
];

for (const [title, reason, state, act, ranges] of failures) {
  test(`a server ${title} leads to ${state}, ${reason.kind}`, async (t) => {
    await using server = await rawServer(act);
    await using bench = await serviceBench({}, { headersTimeout: 50, bodyTimeout: 50, firstRetryDelay: 3_600_000 });
    const job = bench.job();
    job.addFile({ url: server.url, path: bench.folder.file('a'), ranges });
    job.resume();
    await reaches(job, (it) => it.state === state);
    t.deepEqual(job.error?.reason, reason);
    t.true(job.error?.message.startsWith(server.url));
  });
}

test('an answer that is of no use is not read to its end', async (t) => {
  let hungUp = () => {};
  const closed = new Promise<void>((done) => (hungUp = done));
  await using server = await rawServer((socket) => {
    socket.once('close', hungUp);
    socket.once('data', () => socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n${'x'.repeat(100_000)}`));
  });
  await using bench = await serviceBench({});
  const job = bench.job();
  job.addFile({ url: server.url, path: bench.folder.file('a'), size: 5 });
  job.resume();
  t.like(await outcome(job), { kind: 'error', error: { reason: { kind: 'size-mismatch' } } });
  await t.notThrowsAsync(closed);
});

test('a refused connection is tried again', async (t) => {
  const gone = await rawServer(() => {});
  await gone.close();
  await using bench = await serviceBench({}, { firstRetryDelay: 3_600_000 });
  const job = bench.job();
  job.addFile({ url: gone.url, path: bench.folder.file('a') });
  job.resume();
  await reaches(job, ({ state }) => state === 'transient-error');
  t.deepEqual(job.error?.reason, { kind: 'cannot-connect' });
});

test('a server name that does not exist is tried again', async (t) => {
  await using bench = await serviceBench({}, { firstRetryDelay: 3_600_000 });
  const job = bench.job();
  job.addFile({ url: 'http://nobody.invalid/a', path: bench.folder.file('a') });
  job.resume();
  await reaches(job, ({ state }) => state === 'transient-error');
  t.deepEqual(job.error?.reason, { kind: 'name-not-resolved' });
});

test('an error that is over does not come back when the job gives its turn to others', async (t) => {
  const stalls = { size: 400_000, stallAfter: 200_000 };
  await using bench = await serviceBench({ a: { status: 404 }, b: stalls }, { ...QUICK, connections: 1 });
  const job = bench.job('a');
  job.resume();
  await outcome(job);
  bench.server.set('a', stalls);
  job.resume();
  await reaches(job, ({ progress }) => progress.bytesTransferred === 200_000);
  const urgent = bench.job('b');
  urgent.set({ priority: 'foreground' });
  urgent.resume();
  await reaches(job, ({ state }) => state === 'queued');
  t.is(job.error, undefined);
});

test('a server that does not speak TLS is an error at once', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 } });
  const job = bench.job();
  job.addFile({ url: bench.server.url('a').replace('http:', 'https:'), path: bench.folder.file('a') });
  job.resume();
  await outcome(job);
  t.like(job.error, { reason: { kind: 'tls' } });
});

test('a range that the server does not serve is an error', async (t) => {
  await using bench = await serviceBench({ a: { size: 100, noRanges: true } });
  const job = bench.job();
  job.addFile({ url: bench.server.url('a'), path: bench.folder.file('a'), ranges: [{ offset: 10, length: 10 }] });
  job.resume();
  t.like(await outcome(job), { kind: 'error', error: { reason: { kind: 'range-not-supported' } } });
});

test('ranges of everything do with a server that knows no ranges', async (t) => {
  await using bench = await serviceBench({ a: { size: 100, noRanges: true } });
  const job = bench.job();
  const url = bench.server.url('a');
  job.addFile({ url, path: bench.folder.file('open'), ranges: [{ offset: 0 }] });
  job.addFile({ url, path: bench.folder.file('closed'), ranges: [{ offset: 0, length: 100 }] });
  job.resume();
  t.deepEqual(await outcome(job), { kind: 'transferred' });
  t.is(job.progress.bytesTransferred, 200);
});

for (const [title, ranges, reason] of [
  ['partly beyond', [{ offset: 90, length: 20 }], { kind: 'size-mismatch' }],
  ['wholly beyond', [{ offset: 100, length: 20 }], { kind: 'http-status', status: 416 }],
] as const) {
  test(`a range ${title} the end of the file is an error`, async (t) => {
    await using bench = await serviceBench({ a: { size: 100 } });
    const job = bench.job();
    job.addFile({ url: bench.server.url('a'), path: bench.folder.file('a'), ranges });
    job.resume();
    t.like(await outcome(job), { kind: 'error', error: { reason } });
  });
}

for (const noLength of [false, true]) {
  for (const size of [99, 101]) {
    test(`a${noLength ? ' chunked' : ''} file of 100 bytes that was announced with ${size} is an error`, async (t) => {
      await using bench = await serviceBench({ a: { size: 100, noLength } });
      const job = bench.job();
      job.addFile({ url: bench.server.url('a'), path: bench.folder.file('a'), size });
      job.resume();
      t.like(await outcome(job), { kind: 'error', error: { reason: { kind: 'size-mismatch' } } });
    });
  }
}

test('a range to the end of a file whose size the server hides is an error', async (t) => {
  const headers = { 'content-range': 'bytes 5-9/*' };
  await using bench = await serviceBench({ a: { size: 10, headers } });
  const job = bench.job();
  job.addFile({ url: bench.server.url('a'), path: bench.folder.file('a'), ranges: [{ offset: 5 }] });
  job.resume();
  t.like(await outcome(job), { kind: 'error', error: { reason: { kind: 'size-unknown' } } });
});

test('a folder that disappeared is an error, and comes right when it is there again', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 } });
  const job = bench.job('a');
  rmSync(bench.folder.path, { recursive: true });
  job.resume();
  t.like(await outcome(job), { kind: 'error', error: { reason: { kind: 'path-not-found' }, file: job.files[0] } });
  mkdirSync(bench.folder.path);
  job.resume();
  t.deepEqual(await outcome(job), { kind: 'transferred' });
});
