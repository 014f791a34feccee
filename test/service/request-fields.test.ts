import test from 'ava';
import { MiB, transferBench } from '../helpers/transfer-bench.ts';

test('the fields of a caller go with every request', async (t) => {
  await using bench = await transferBench({ a: { size: 100, cutAfter: 50, cuts: 1 } });
  const attempt = bench.attempt('a', { headers: { 'X-Mine': 'yes', 'User-Agent': 'Mine/1' } });
  const transfer = bench.transfer('a');
  await transfer.run(attempt);
  t.is(await transfer.run(attempt), undefined);
  t.is(bench.server.requests.length, 2);
  for (const { headers } of bench.server.requests) t.like(headers, { 'x-mine': 'yes', 'user-agent': 'Mine/1' });
});

test('the fields of a caller do not replace those that make sure of the bytes', async (t) => {
  await using bench = await transferBench({ a: { size: 100, cutAfter: 50, cuts: 1 } });
  const headers = {
    Range: 'bytes=1-2',
    'If-Range': '"mine"',
    Host: 'elsewhere',
    'Accept-Encoding': 'gzip',
    Connection: 'close',
    'Transfer-Encoding': 'chunked',
  };
  const attempt = bench.attempt('a', { headers });
  const transfer = bench.transfer('a');
  await transfer.run(attempt);
  t.is(await transfer.run(attempt), undefined);
  const [first, second] = bench.server.requests;
  t.is(first?.range, undefined);
  t.like(second?.headers, {
    range: 'bytes=50-99',
    'if-range': '"a-100"',
    host: `127.0.0.1:${bench.server.port}`,
    'accept-encoding': 'identity',
  });
});

test('credentials go to the first server only, other fields wherever a redirect leads', async (t) => {
  await using other = await transferBench({ b: { size: 10 } });
  await using bench = await transferBench({ a: { redirectTo: other.server.url('b') } });
  const headers = { Authorization: 'Bearer x', Cookie: 'a=b', 'Proxy-Authorization': 'Basic y', 'X-Mine': 'yes' };
  t.is(await bench.transfer('a').run(bench.attempt('a', { headers })), undefined);
  const sent = { authorization: 'Bearer x', cookie: 'a=b', 'proxy-authorization': 'Basic y', 'x-mine': 'yes' };
  t.like(bench.server.requests[0]?.headers, sent);
  const left = other.server.requests[0]?.headers;
  t.is(left?.['x-mine'], 'yes');
  for (const name of ['authorization', 'cookie', 'proxy-authorization']) t.is(left?.[name], undefined);
});

test('credentials go along with a redirect on the same server', async (t) => {
  await using bench = await transferBench({ a: { redirectTo: '/b' }, b: { size: 10 } });
  t.is(await bench.transfer('a').run(bench.attempt('a', { headers: { Authorization: 'Bearer x' } })), undefined);
  t.is(bench.server.requests[1]?.headers.authorization, 'Bearer x');
});

test('what the last answer told besides the file is kept', async (t) => {
  await using bench = await transferBench({
    a: { redirectTo: '/b' },
    b: { size: 10, headers: { 'X-Odd': 'two  words' } },
  });
  const transfer = bench.transfer('a');
  t.is(transfer.response, undefined);
  const url = bench.server.url('a').replace('//', '//someone:secret@');
  t.is(await transfer.run(bench.attempt('a', { url })), undefined);
  const { status, headers, url: final, remoteAddress } = transfer.response ?? {};
  t.is(status, 200);
  t.is(final, bench.server.url('b'));
  t.is(remoteAddress, '127.0.0.1');
  t.regex(headers ?? '', /^HTTP\/1\.1 200 OK\r\n([^\r\n]+: [^\r\n]+\r\n)+$/);
  t.true(headers?.includes('\r\nX-Odd: two  words\r\n'));
});

test('a transfer counts its bytes, those that came twice as well', async (t) => {
  await using bench = await transferBench({ a: { size: 2 * MiB, cutAfter: MiB, cuts: 1 } });
  const transfer = bench.transfer('a');
  await transfer.run(bench.attempt('a'));
  bench.server.set('a', { size: 2 * MiB, etag: '"other"' });
  t.is(await transfer.run(bench.attempt('a')), undefined);
  t.is(transfer.statistics.bytesFromHttp, 3 * MiB);
  t.is(transfer.statistics.httpConnections, 1);
  t.true(transfer.statistics.millisecondsTransferring > 0);
});
