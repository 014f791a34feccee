import { readFileSync } from 'node:fs';
import test from 'ava';
import type { FileBehaviour } from '../helpers/file-server.ts';
import { Stop } from '../../src/service/transfer/index.ts';
import { gate } from '../helpers/gate.ts';
import { MiB, transferBench } from '../helpers/transfer-bench.ts';
import { turns } from '../helpers/turns.ts';

const SIZE = 40 * MiB;

/** Passes when so many bytes are on disk: what three connections bring that stall after a MiB each. */
const arrival = (bytes: number) => {
  const { passed, open } = gate();
  let left = bytes;
  const onBytes = (count: number): void => {
    left -= count;
    if (left <= 0) open();
  };
  return { passed, onBytes };
};

test('a large file is fetched over as many connections as it may have', async (t) => {
  await using bench = await transferBench({ a: { size: SIZE, stallAfter: MiB } }, { connectionsPerFile: 3 });
  const free = turns(10);
  const transfer = bench.transfer('a');
  const each = arrival(3 * MiB);
  const running = transfer.run(bench.attempt('a', { more: free.more, onBytes: each.onBytes }));
  await each.passed;
  t.is(free.out, 2);
  bench.server.release();
  t.is(await running, undefined);

  t.true(readFileSync(bench.folder.file('a')).equals(bench.server.contentOf('a')));
  const [first, ...further] = bench.server.requests;
  t.is(first?.range, undefined);
  t.true(further.every(({ range, headers }) => range !== undefined && headers['if-range'] === `"a-${SIZE}"`));
  t.is(transfer.statistics.httpConnections, 3);
  t.true(transfer.statistics.bytesFromHttp >= SIZE);
  t.is(free.out, 0);
});

const staysAlone: [string, FileBehaviour][] = [
  ['is not large', { size: 15 * MiB }],
  ['cannot be had in parts', { size: SIZE, noRanges: true }],
  ['has nothing to tell its versions apart', { size: SIZE, etag: null }],
  ['does not tell its size', { size: SIZE, noLength: true }],
];

for (const [title, behaviour] of staysAlone) {
  test(`a file that ${title} is fetched over one connection`, async (t) => {
    await using bench = await transferBench({ a: behaviour });
    const free = turns(10);
    t.is(await bench.transfer('a').run(bench.attempt('a', { more: free.more })), undefined);
    t.is(free.asked, 0);
    t.is(bench.server.requests.length, 1);
    t.true(readFileSync(bench.folder.file('a')).equals(bench.server.contentOf('a')));
  });
}

test('ranges of a file are fetched over one connection, in order', async (t) => {
  await using bench = await transferBench({ a: { size: SIZE } });
  const free = turns(10);
  const transfer = bench.transfer('a', { ranges: [{ offset: 0, length: 30 * MiB }] });
  t.is(await transfer.run(bench.attempt('a', { more: free.more })), undefined);
  t.is(free.asked, 0);
});

test('a file that changes before a further connection asks for a part of it is fetched anew', async (t) => {
  await using bench = await transferBench({ a: { size: SIZE } });
  const content = Buffer.alloc(SIZE, 'new');
  const free = turns(1, () => bench.server.set('a', { content, etag: '"new"' }));
  t.is(await bench.transfer('a').run(bench.attempt('a', { more: free.more })), undefined);
  t.true(readFileSync(bench.folder.file('a')).equals(content));
  t.is(free.out, 0);
});

const goesOnAlone: [string, FileBehaviour][] = [
  ['is refused', { size: SIZE, statusOnce: [503] }],
  ['gets the whole file', { size: SIZE, noRanges: true }],
];

for (const [title, behaviour] of goesOnAlone) {
  test(`a further connection that ${title} is done without`, async (t) => {
    await using bench = await transferBench({ a: { size: SIZE } });
    const content = bench.server.contentOf('a');
    const free = turns(1, () => bench.server.set('a', behaviour));
    t.is(await bench.transfer('a').run(bench.attempt('a', { more: free.more })), undefined);
    t.is(bench.server.requests.length, 2);
    t.true(readFileSync(bench.folder.file('a')).equals(content));
  });
}

test('a connection that breaks ends the run, and what all of them brought is kept', async (t) => {
  await using bench = await transferBench({ a: { size: SIZE, stallAfter: 2 * MiB } });
  const free = turns(1, () => bench.server.set('a', { size: SIZE, cutAfter: MiB }));
  const transfer = bench.transfer('a');
  const failure = await transfer.run(bench.attempt('a', { more: free.more }));
  t.is(failure?.reason.kind, 'connection-lost');
  t.is(free.out, 0);
  const kept = transfer.bytesTransferred;
  const { done } = transfer.progress;
  t.is(done.length, 2);
  t.is(done[0]?.[0], 0);

  bench.server.release();
  bench.server.set('a', { size: SIZE });
  const before = transfer.statistics.bytesFromHttp;
  t.is(await transfer.run(bench.attempt('a')), undefined);
  t.is(transfer.statistics.bytesFromHttp - before, SIZE - kept);
  t.true(readFileSync(bench.folder.file('a')).equals(bench.server.contentOf('a')));
});

test('a turn that is wanted back costs its connection and nothing else', async (t) => {
  await using bench = await transferBench({ a: { size: SIZE, stallAfter: MiB } });
  const free = turns(2);
  const each = arrival(3 * MiB);
  const running = bench.transfer('a').run(bench.attempt('a', { more: free.more, onBytes: each.onBytes }));
  await each.passed;
  free.takeBack();
  bench.server.release();
  t.is(await running, undefined);
  t.true(readFileSync(bench.folder.file('a')).equals(bench.server.contentOf('a')));
  t.is(free.out, 0);
});

test('a stop ends every connection', async (t) => {
  await using bench = await transferBench({ a: { size: SIZE, stallAfter: MiB } });
  const free = turns(2);
  const stop = new Stop();
  const transfer = bench.transfer('a');
  const each = arrival(3 * MiB);
  const running = transfer.run(bench.attempt('a', { more: free.more, onBytes: each.onBytes, stop }));
  await each.passed;
  stop.stop();
  await running;
  t.false(transfer.whole);
  t.is(free.out, 0);
});
