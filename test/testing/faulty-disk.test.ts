import test from 'ava';
import type { Disk, DiskFile } from '../../src/service/transfer/index.ts';
import { FaultyDisk } from '../../src/testing/faulty-disk.ts';

test('a full disk takes what fits, and nothing more until there is room again', async (t) => {
  const { disk, written } = faultyMemory();
  const file = disk.open('/a');
  const fault = disk.fail({ code: 'ENOSPC', afterBytes: 5 });
  await file.write([Buffer.from('ab'), Buffer.from('c')], 0);
  const full = { code: 'ENOSPC', message: /ENOSPC: .*write '\/a'/ };
  await t.throwsAsync(file.write([Buffer.from('d'), Buffer.from('efg')], 3), full);
  await t.throwsAsync(file.write([Buffer.from('f')], 5), full);
  t.is(written(), 'abcde');
  t.is(fault.strikes, 2);
  fault.clear();
  await file.write([Buffer.from('fg')], 5);
  t.is(written(), 'abcdefg');
});

test('two writes at once share the room that is left', async (t) => {
  const { disk, written } = faultyMemory();
  const file = disk.open('/a');
  disk.fail({ code: 'ENOSPC', afterBytes: 3 });
  const results = await Promise.allSettled([file.write([Buffer.from('ab')], 0), file.write([Buffer.from('cd')], 2)]);
  t.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'rejected'],
  );
  t.is(written(), 'abc');
});

test('a fault with times lets an operation succeed afterwards', async (t) => {
  const { disk } = faultyMemory();
  const fault = disk.fail({ code: 'EACCES', times: 2 });
  for (let tried = 0; tried < 2; tried++) t.throws(() => disk.open('/a'), { code: 'EACCES' });
  t.notThrows(() => disk.open('/a'));
  t.is(fault.strikes, 2);
});

for (const [code, failing] of [
  ['ENOSPC', ['write']],
  ['EACCES', ['open', 'probe', 'write', 'rename']],
  ['EIO', ['open', 'probe', 'write', 'sync', 'rename']],
] as const) {
  test(`${code} fails ${failing.join(', ')} and nothing else`, async (t) => {
    const { disk } = faultyMemory();
    const file = disk.open('/a');
    disk.fail({ code });
    const operations: Record<string, () => unknown> = {
      open: () => disk.open('/a'),
      probe: () => disk.probe('/b'),
      write: () => file.write([Buffer.from('a')], 0),
      truncate: () => file.truncate(0),
      sync: () => file.sync(),
      length: () => file.length,
      rename: () => disk.rename('/a', '/b'),
      remove: () => disk.remove('/a'),
      close: () => file.close(),
    };
    const failed: string[] = [];
    for (const [name, operate] of Object.entries(operations)) {
      try {
        await operate();
      } catch (error) {
        t.is((error as NodeJS.ErrnoException).code, code);
        failed.push(name);
      }
    }
    t.deepEqual(failed, [...failing]);
  });
}

test('a fault of one path leaves other files alone, and knows a file by the name that it will have', (t) => {
  const { disk } = faultyMemory((path) => (path === '/a.part' ? '/a' : undefined));
  disk.fail({ code: 'EACCES', path: '/x/../a' });
  t.throws(() => disk.open('/a.part'), { code: 'EACCES' });
  t.throws(() => disk.rename('/b', '/a'), { code: 'EACCES' });
  t.notThrows(() => disk.open('/b'));
});

test('clear() ends every failure of the disk', (t) => {
  const { disk } = faultyMemory();
  const faults = [disk.fail({ code: 'EACCES' }), disk.fail({ code: 'EIO' })];
  disk.clear();
  t.notThrows(() => disk.open('/a'));
  t.deepEqual(
    faults.map(({ active, strikes }) => [active, strikes]),
    [
      [false, 0],
      [false, 0],
    ],
  );
});

/** A disk of one file in memory, that can fail. */
function faultyMemory(finalPath: (path: string) => string | undefined = () => undefined) {
  let bytes = Buffer.alloc(0);
  const file: DiskFile = {
    get length() {
      return bytes.length;
    },
    write: async (pieces, position) => {
      bytes = Buffer.concat([bytes.subarray(0, position), ...pieces]);
    },
    truncate: async (length) => {
      bytes = bytes.subarray(0, length);
    },
    sync: async () => undefined,
    close: async () => undefined,
  };
  const memory: Disk = {
    open: () => file,
    rename: () => undefined,
    remove: () => undefined,
    probe: () => undefined,
  };
  return { disk: new FaultyDisk(memory, finalPath), written: () => bytes.toString() };
}
