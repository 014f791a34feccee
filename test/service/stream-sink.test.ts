import test from 'ava';
import type { Sink } from '../../src/service/transfer/index.ts';
import { MiB, transferBench } from '../helpers/transfer-bench.ts';
import { turns } from '../helpers/turns.ts';

/** A sink that hands bytes on: it takes them in order only, and none back. */
const stream = (): { readonly sink: Sink; bytes(): Buffer } => {
  const taken: Buffer[] = [];
  const length = () => taken.reduce((sum, piece) => sum + piece.length, 0);
  const open = () => ({
    get length() {
      return length();
    },
    async write(pieces: readonly Uint8Array[], position: number) {
      if (position !== length()) throw new Error(`Bytes for ${position} came at ${length()}.`);
      taken.push(...pieces.map((piece) => Buffer.from(piece)));
    },
    truncate: () => Promise.reject(new Error('A stream cannot be cut.')),
    sync: async () => undefined,
    close: async () => undefined,
  });
  return { sink: { random: false, open }, bytes: () => Buffer.concat(taken) };
};

test('a stream gets its bytes in order, over one connection', async (t) => {
  await using bench = await transferBench({ a: { size: 20 * MiB } });
  const { sink, bytes } = stream();
  const free = turns(3);
  t.is(await bench.transfer('a', { sink }).run(bench.attempt('a', { more: free.more })), undefined);
  t.true(bytes().equals(bench.server.contentOf('a')));
  t.is(free.asked, 0);
});

test('a stream is continued where it broke', async (t) => {
  await using bench = await transferBench({ a: { size: 100_000, cutAfter: 50_000, cuts: 1 } });
  const { sink, bytes } = stream();
  const transfer = bench.transfer('a', { sink });
  t.is((await transfer.run(bench.attempt('a')))?.reason.kind, 'connection-lost');
  t.is(await transfer.run(bench.attempt('a')), undefined);
  t.is(bench.server.requests[1]?.range, 'bytes=50000-99999');
  t.true(bytes().equals(bench.server.contentOf('a')));
});

for (const [title, after] of [
  ['has changed', { size: 100_000, etag: '"other"' }],
  ['is sent whole again', { size: 100_000, noRanges: true }],
  ['has nothing to tell its versions apart', { size: 100_000, etag: null }],
] as const) {
  test(`a stream cannot go on with a file that ${title}`, async (t) => {
    const etag = after.etag === null ? null : '"one"';
    await using bench = await transferBench({ a: { size: 100_000, cutAfter: 50_000, etag } });
    const { sink, bytes } = stream();
    const transfer = bench.transfer('a', { sink });
    await transfer.run(bench.attempt('a'));
    bench.server.set('a', { etag: '"one"', ...after });
    t.is((await transfer.run(bench.attempt('a')))?.reason.kind, 'remote-file-changed');
    t.is(bytes().length, 50_000);
  });
}
