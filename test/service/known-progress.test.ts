import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { fileSink } from '../../src/service/transfer/index.ts';
import type { TransferProgress } from '../../src/service/transfer/index.ts';
import type { FileBehaviour } from '../helpers/file-server.ts';
import { memoryDisk } from '../helpers/memory-disk.ts';
import { MiB, transferBench } from '../helpers/transfer-bench.ts';
import type { TransferBench } from '../helpers/transfer-bench.ts';
import { turns } from '../helpers/turns.ts';

const SIZE = 3 * MiB;
const HALF = MiB + 1000;

/** What is left when the process dies: a file on disk of which a part is there, and the last that was told. */
const left = (bench: TransferBench, known: Partial<TransferProgress>, bytes = HALF): TransferProgress => {
  writeFileSync(bench.folder.file('a'), bench.server.contentOf('a').subarray(0, bytes));
  const validator = { etag: `"a-${SIZE}"`, lastModified: undefined };
  return { url: bench.server.url('a'), validator, remoteSize: SIZE, done: [], whole: false, ...known };
};

const isWhole = (bench: TransferBench): boolean =>
  readFileSync(bench.folder.file('a')).equals(bench.server.contentOf('a'));

test('how to continue a file is told before its first byte is written', async (t) => {
  await using bench = await transferBench({ a: { size: SIZE } });
  const lengths: number[] = [];
  const told: TransferProgress[] = [];
  const onProgress = (progress: TransferProgress) => {
    lengths.push(readFileSync(bench.folder.file('a')).length);
    told.push(progress);
  };
  t.is(await bench.transfer('a', { onProgress }).run(bench.attempt('a')), undefined);
  const validator = { etag: `"a-${SIZE}"`, lastModified: undefined };
  const first = { url: bench.server.url('a'), validator, remoteSize: SIZE, done: [], whole: false };
  t.deepEqual(told, [first, { ...first, done: [[0, SIZE]], whole: true }]);
  t.deepEqual(lengths, [0, SIZE]);
});

test('of a small file nothing is told before it is whole', async (t) => {
  await using bench = await transferBench({ a: { size: 1000 } });
  t.is(await bench.transfer('a').run(bench.attempt('a')), undefined);
  t.deepEqual(
    bench.told.map(({ whole }) => whole),
    [true],
  );
});

test('what one connection wrote is known by the length of the file', async (t) => {
  await using bench = await transferBench({ a: { size: SIZE } });
  const known = left(bench, { done: [] });
  const transfer = bench.transfer('a', { known });
  t.is(await transfer.run(bench.attempt('a')), undefined);
  t.is(bench.server.requests[0]?.range, `bytes=${HALF}-${SIZE - 1}`);
  t.is(bench.server.requests[0]?.headers['if-range'], `"a-${SIZE}"`);
  t.is(transfer.statistics.bytesFromHttp, SIZE - HALF);
  t.true(isWhole(bench));
});

test('what several connections wrote is known by what was told, and the rest is fetched again', async (t) => {
  await using bench = await transferBench({ a: { size: SIZE } });
  const done = [
    [0, 1000],
    [5000, 6000],
    [7000, 7000],
  ] as const;
  const transfer = bench.transfer('a', { known: left(bench, { done }) });
  t.is(transfer.bytesTransferred, 2000);
  t.is(await transfer.run(bench.attempt('a')), undefined);
  t.deepEqual(
    bench.server.requests.map(({ range }) => range),
    ['bytes=1000-4999', `bytes=6000-${SIZE - 1}`],
  );
  t.true(isWhole(bench));
});

const startsOver: [string, Partial<TransferProgress>, number][] = [
  ['is shorter than what was told', { done: [[0, HALF + 1]] }, HALF],
  [
    'is shorter than what several connections wrote',
    {
      done: [
        [0, 10],
        [HALF, HALF + 1],
      ],
    },
    HALF,
  ],
  ['is longer than the remote file', { remoteSize: 1000 }, HALF],
  ['cannot be told from another version', { validator: undefined }, HALF],
];

for (const [title, known, bytes] of startsOver) {
  test(`a file that ${title} is fetched from its first byte`, async (t) => {
    await using bench = await transferBench({ a: { size: SIZE } });
    const transfer = bench.transfer('a', { known: left(bench, known, bytes) });
    t.is(await transfer.run(bench.attempt('a')), undefined);
    t.is(bench.server.requests[0]?.range, undefined);
    t.true(isWhole(bench));
  });
}

const changed: [string, FileBehaviour][] = [
  ['has changed', { size: SIZE, etag: '"other"' }],
  ['has become shorter', { size: HALF - 1, etag: '"other"' }],
  ['has become small', { size: 10, etag: '"other"' }],
];

for (const [title, behaviour] of changed) {
  test(`nothing is kept of a file that ${title} meanwhile`, async (t) => {
    await using bench = await transferBench({ a: { size: SIZE } });
    const known = left(bench, {});
    bench.server.set('a', { ...behaviour, content: Buffer.alloc(behaviour.size ?? 0, 'new') });
    t.is(await bench.transfer('a', { known }).run(bench.attempt('a')), undefined);
    t.true(isWhole(bench));
    t.is(bench.told.at(-1)?.validator?.etag, '"other"');
  });
}

test('a file that is whole is not touched', async (t) => {
  await using bench = await transferBench({ a: { size: SIZE } });
  const known = left(bench, { done: [[0, SIZE]], whole: true });
  truncateSync(bench.folder.file('a'), 1);
  const transfer = bench.transfer('a', { known });
  t.true(transfer.whole);
  t.is(transfer.bytesTransferred, SIZE);
  t.is(await transfer.run(bench.attempt('a')), undefined);
  t.deepEqual(bench.server.requests, []);
  t.true(existsSync(bench.folder.file('a')));
});

test('wherever the process dies, the next one ends up with the same file', async (t) => {
  const size = 24 * MiB;
  const ended: string[] = [];
  // Two connections bring 2 MiB each and no more: beyond that, death comes upon the second.
  for (const bytes of [0, 100_000, MiB, 2.5 * MiB, 3.5 * MiB]) {
    await using bench = await transferBench({ a: { size, stallAfter: 2 * MiB } });
    const content = bench.server.contentOf('a');
    let left = bytes;
    let dead = false;
    let known: TransferProgress | undefined;
    const before = memoryDisk((_, length) => {
      if (dead) throw new Error('The process is dead.');
      left -= length;
      if (left > 0 || length === 0) return undefined;
      dead = true;
      return Math.min(1 + (bytes % 1000), length - 1);
    });
    const onProgress = (progress: TransferProgress) => {
      if (!dead) known = structuredClone(progress);
    };
    const dying = bench.transfer('a', { sink: fileSink(before, 'a'), onProgress });
    await dying.run(bench.attempt('a', { more: turns(1).more }));

    bench.server.release();
    const after = memoryDisk();
    after.files.set('a', Buffer.from(before.files.get('a') ?? []));
    const next = bench.transfer('a', { sink: fileSink(after, 'a'), known });
    const failure = await next.run(bench.attempt('a', { more: turns(1).more }));
    ended.push(failure?.message ?? String(after.files.get('a')?.equals(content)));
  }
  t.deepEqual(ended, ['true', 'true', 'true', 'true', 'true']);
});
