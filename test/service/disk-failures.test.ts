import test from 'ava';
import { FileTransfer, fileSink } from '../../src/service/transfer/index.ts';
import { memoryDisk } from '../helpers/memory-disk.ts';
import { MiB, transferBench } from '../helpers/transfer-bench.ts';
import { turns } from '../helpers/turns.ts';

const failing = (code: string): never => {
  throw Object.assign(new Error(code), { code });
};

for (const [code, kind] of [
  ['ENOSPC', 'disk-full'],
  ['EACCES', 'access-denied'],
  ['EIO', 'local-file'],
] as const) {
  test(`a disk that answers ${code} while it is written to ends the run, and what is there is continued`, async (t) => {
    await using bench = await transferBench({ a: { size: 4 * MiB } });
    let isFull = true;
    const disk = memoryDisk((position) => (isFull && position > 0 ? failing(code) : undefined));
    const transfer = new FileTransfer({ sink: fileSink(disk, 'a'), ranges: [], declaredSize: undefined });
    const failure = await transfer.run(bench.attempt('a'));
    t.is(failure?.reason.kind, kind);
    t.true(transfer.bytesTransferred > 0);

    isFull = false;
    t.is(await transfer.run(bench.attempt('a')), undefined);
    t.true(disk.files.get('a')?.equals(bench.server.contentOf('a')));
  });
}

test('a file that cannot be opened is not asked for', async (t) => {
  await using bench = await transferBench({ a: { size: 10 } });
  const disk = { ...memoryDisk(), open: () => failing('EACCES') };
  const transfer = new FileTransfer({ sink: fileSink(disk, 'a'), ranges: [], declaredSize: undefined });
  t.is((await transfer.run(bench.attempt('a')))?.reason.kind, 'access-denied');
  t.deepEqual(bench.server.requests, []);
});

test('a disk that fails one of several connections ends them all', async (t) => {
  await using bench = await transferBench({ a: { size: 24 * MiB } });
  const disk = memoryDisk((position) => (position >= 12 * MiB ? failing('ENOSPC') : undefined));
  const free = turns(1);
  const transfer = new FileTransfer({ sink: fileSink(disk, 'a'), ranges: [], declaredSize: undefined });
  const failure = await transfer.run(bench.attempt('a', { more: free.more }));
  t.is(failure?.reason.kind, 'disk-full');
  t.is(failure?.message, '"a" could not be written (ENOSPC).');
  t.is(free.out, 0);
});
