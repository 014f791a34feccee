import test from 'ava';
import { redirectTarget } from '../../src/service/transfer/redirect-target.ts';
import { startFileServer } from '../helpers/file-server.ts';
import { outcome, QUICK, serviceBench } from '../helpers/service-bench.ts';
import { sha256 } from '../helpers/sha256.ts';

test('a redirect is followed, to another server and by a relative address', async (t) => {
  await using bench = await serviceBench({ b: { redirectTo: './c' }, c: { size: 1_000 } });
  await using first = await startFileServer({ a: { redirectTo: bench.server.url('b') } });
  const job = bench.job();
  job.addFile({ url: first.url('a'), path: bench.folder.file('a') });
  job.resume();
  await outcome(job);
  job.complete();
  t.is(sha256(bench.folder.file('a')), bench.server.sha256('c'));
  t.is(job.files[0]?.url, first.url('a'));
});

test('every request of a file begins at its own address', async (t) => {
  await using bench = await serviceBench({ a: { redirectTo: '/b' }, b: { size: 100, cutAfter: 50, cuts: 1 } });
  const job = bench.job('a');
  job.resume();
  await outcome(job);
  t.deepEqual(
    bench.server.requests.map(({ path, range }) => [path, range]),
    [
      ['/a', undefined],
      ['/b', undefined],
      ['/a', 'bytes=50-99'],
      ['/b', 'bytes=50-99'],
    ],
  );
});

for (const [maxRedirects, end] of [
  [2, 'transferred'],
  [1, 'error'],
] as const) {
  test(`of two redirects, where ${maxRedirects} may be followed, comes: ${end}`, async (t) => {
    const files = { a: { redirectTo: '/b' }, b: { redirectTo: '/c' }, c: { size: 1 } };
    await using bench = await serviceBench(files, { ...QUICK, maxRedirects });
    const job = bench.job('a');
    job.resume();
    await outcome(job);
    t.is(job.state, end);
    t.deepEqual(job.error?.reason, end === 'error' ? { kind: 'redirect-failed' } : undefined);
  });
}

test('ten redirects are followed and no more, unless told otherwise', async (t) => {
  await using bench = await serviceBench({ loop: { redirectTo: '/loop' } }, {});
  const job = bench.job('loop');
  job.resume();
  t.like(await outcome(job), { kind: 'error', error: { reason: { kind: 'redirect-failed' } } });
  t.is(bench.server.requests.length, 11);
});

test('user name and password stay with the server they are meant for', async (t) => {
  await using other = await startFileServer({ c: { size: 1 } });
  await using bench = await serviceBench({ a: { redirectTo: '/b' }, b: { redirectTo: other.url('c') } });
  const job = bench.job();
  job.addFile({ url: bench.server.url('a').replace('//', '//someone:secret@'), path: bench.folder.file('a') });
  job.resume();
  t.deepEqual(await outcome(job), { kind: 'transferred' });
  t.deepEqual(
    bench.server.requests.map(({ headers }) => typeof headers.authorization),
    ['string', 'string'],
  );
  t.is(other.requests[0]?.headers.authorization, undefined);
});

for (const [title, from, location, to] of [
  ['an absolute address', 'http://a/b', 'http://c/d', 'http://c/d'],
  ['a path', 'http://a/b/c', '/d', 'http://a/d'],
  ['a name beside it', 'http://a/b/c?x', 'd', 'http://a/b/d'],
  ['up to https', 'http://a/b', 'https://a/b', 'https://a/b'],
  ['https to https', 'https://a/b', 'https://c/', 'https://c/'],
] as const) {
  test(`a redirect may lead to ${title}`, (t) => {
    t.is(redirectTarget(new URL(from), location).href, to);
  });
}

for (const [title, from, location, message] of [
  ['nowhere', 'http://a/b', undefined, 'http://a/b redirects without saying where to.'],
  ['what is no address', 'http://a/b', 'http://', 'http://a/b redirects to "http://", which is not a URL.'],
  [
    'another scheme',
    'http://a/b',
    'file:///etc/passwd',
    'http://a/b redirects to file:///etc/passwd: not http or https.',
  ],
  ['http from https', 'https://a/b', 'http://a/b', 'https://a/b redirects to http://a/b, which is not encrypted.'],
] as const) {
  test(`a redirect may not lead to ${title}`, (t) => {
    t.throws(() => redirectTarget(new URL(from), location), { message });
  });
}

test('a redirect from https to http is followed where that is allowed', (t) => {
  const from = new URL('https://a/b');
  t.throws(() => redirectTarget(from, 'http://a/c'), { name: 'TransferFailure' });
  t.is(redirectTarget(from, 'http://a/c', true).href, 'http://a/c');
});
