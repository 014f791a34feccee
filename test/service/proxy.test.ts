import { readFileSync } from 'node:fs';
import test from 'ava';
import { startProxyServer } from '../helpers/proxy-server.ts';
import { transferBench } from '../helpers/transfer-bench.ts';

// The environment belongs to the whole process: one test after the other.

const NAMES = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY'];

test.beforeEach(() => {
  for (const name of NAMES) delete process.env[name];
});

test.serial('an http file comes through the proxy that HTTP_PROXY names', async (t) => {
  await using proxy = await startProxyServer();
  process.env['HTTP_PROXY'] = proxy.url;
  await using bench = await transferBench({ a: { size: 100_000 } });
  const transfer = bench.transfer('a');
  t.is(await transfer.run(bench.attempt('a')), undefined);
  t.deepEqual(proxy.asked, [`GET ${bench.server.url('a')}`]);
  t.true(readFileSync(bench.folder.file('a')).equals(bench.server.contentOf('a')));
  t.is(transfer.response?.remoteAddress, undefined);
});

test.serial('an https file comes through a tunnel of the proxy that HTTPS_PROXY names', async (t) => {
  await using proxy = await startProxyServer();
  process.env['HTTPS_PROXY'] = proxy.url;
  await using bench = await transferBench({ a: { size: 10 } });
  const url = bench.server.url('a').replace('http:', 'https:');
  // The server behind the tunnel speaks no TLS: what counts is that it was asked for there.
  t.is((await bench.transfer('a').run(bench.attempt('a', { url })))?.reason.kind, 'tls');
  t.deepEqual([...new Set(proxy.asked)], [`CONNECT 127.0.0.1:${bench.server.port}`]);
});

test.serial('a server that NO_PROXY names is asked itself', async (t) => {
  await using proxy = await startProxyServer();
  process.env['HTTP_PROXY'] = proxy.url;
  process.env['NO_PROXY'] = '127.0.0.1';
  await using bench = await transferBench({ a: { size: 10 } });
  const transfer = bench.transfer('a');
  t.is(await transfer.run(bench.attempt('a')), undefined);
  t.deepEqual(proxy.asked, []);
  t.is(transfer.response?.remoteAddress, '127.0.0.1');
});

test.serial('a proxy that does not answer is told without its password', async (t) => {
  process.env['HTTP_PROXY'] = 'http://someone:secret@127.0.0.1:1';
  await using bench = await transferBench({ a: { size: 10 } });
  const failure = await bench.transfer('a').run(bench.attempt('a'));
  t.is(failure?.reason.kind, 'cannot-connect');
  t.notRegex(failure?.message ?? '', /secret/);
});

test.serial('credentials for a proxy among the fields of a caller are left out where there is one', async (t) => {
  await using proxy = await startProxyServer();
  process.env['HTTP_PROXY'] = proxy.url;
  await using bench = await transferBench({ a: { size: 10 } });
  const headers = { 'Proxy-Authorization': 'Basic secret', 'X-Mine': 'yes' };
  t.is(await bench.transfer('a').run(bench.attempt('a', { headers })), undefined);
  t.is(bench.server.requests[0]?.headers['proxy-authorization'], undefined);
  t.is(bench.server.requests[0]?.headers['x-mine'], 'yes');
});
