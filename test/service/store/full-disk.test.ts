import { readdirSync, statSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import test from 'ava';
import { failingLogDisk } from '../../helpers/failing-log-disk.ts';
import type { Fault } from '../../helpers/failing-log-disk.ts';
import { findNotes, KeptNote, logOf, withNotes } from '../../helpers/notes.ts';
import type { Notes } from '../../helpers/notes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

/** A disk whose faults come and go. */
const moodyDisk = () => {
  let mood: Fault = () => undefined;
  return { disk: failingLogDisk((call, count) => mood(call, count)), set: (fault: Fault) => (mood = fault) };
};

const only =
  (failing: string, how: 'full' | 'half'): Fault =>
  (call) =>
    call === failing ? how : undefined;

for (const how of ['full', 'half'] as const) {
  test(`a change for which there is no space (${how}) throws and leaves the log as it was`, async (t) => {
    using folder = temporaryFolder();
    const { disk, set } = moodyDisk();
    const work = (collection: Notes) => {
      const note = KeptNote.add(collection, 'one').write('first');
      const { size } = statSync(logOf(folder.path, 'one'));
      set(only('write', how));
      t.throws(() => note.write('lost'), { code: 'ENOSPC' });
      t.is(statSync(logOf(folder.path, 'one')).size, size);
      set(() => undefined);
      note.write('second');
    };
    await withNotes(folder.path, work, { disk });
    t.deepEqual((await findNotes(folder.path)).notes['one']?.lines, ['first', 'second']);
  });

  test(`a record for which there is no space (${how}) throws and leaves nothing behind`, async (t) => {
    using folder = temporaryFolder();
    const { disk, set } = moodyDisk();
    const work = (collection: Notes) => {
      set(only('write', how));
      t.throws(() => KeptNote.add(collection, 'one'), { code: 'ENOSPC' });
      t.deepEqual(readdirSync(folder.file('notes')), []);
      set(() => undefined);
      KeptNote.add(collection, 'one').write('kept');
    };
    await withNotes(folder.path, work, { disk });
    t.deepEqual((await findNotes(folder.path)).notes['one']?.lines, ['kept']);
  });
}

test('a log whose half line cannot be cut off takes no changes until it can', async (t) => {
  using folder = temporaryFolder();
  const { disk, set } = moodyDisk();
  const work = (collection: Notes) => {
    const note = KeptNote.add(collection, 'one').write('first');
    set((call) => (call === 'write' ? 'half' : call === 'truncate' ? 'full' : undefined));
    t.throws(() => note.write('lost'), { code: 'ENOSPC' });
    set(only('truncate', 'full'));
    t.throws(() => note.write('lost, too'), { name: 'LogUnwritable', message: /ends in half a line/ });
    set(() => undefined);
    note.write('second');
  };
  await withNotes(folder.path, work, { disk });
  t.deepEqual((await findNotes(folder.path)).notes['one']?.lines, ['first', 'second']);
});

test('a log that cannot be shortened goes on growing, with a warning', async (t) => {
  using folder = temporaryFolder();
  const { disk, set } = moodyDisk();
  const warned = new Promise<Error>((resolve) => process.once('warning', resolve));
  const work = async (collection: Notes) => {
    const note = KeptNote.add(collection, 'one');
    set(only('rename', 'full'));
    for (let number = 0; number < 100; number += 1) {
      note.write(String(number).padEnd(1024, '.'));
      await turn();
    }
    t.deepEqual(readdirSync(folder.file('notes')), ['one.log']);
  };
  await withNotes(folder.path, work, { disk });
  t.regex((await warned).message, /could not be shortened.*ENOSPC/);
  const { lines = [] } = (await findNotes(folder.path)).notes['one'] ?? {};
  t.deepEqual(lines.map(Number.parseFloat), [...Array(100).keys()]);
});

test('a disk write that takes only a part of a line is followed by one for the rest', async (t) => {
  using folder = temporaryFolder();
  const { localLogDisk } = await import('../../../src/service/store/index.ts');
  const disk: typeof localLogDisk = {
    ...localLogDisk,
    write: (fd, bytes, position) => localLogDisk.write(fd, bytes.subarray(0, 7), position),
  };
  await withNotes(folder.path, (collection) => void KeptNote.add(collection, 'one').write('first', 'second'), { disk });
  t.deepEqual((await findNotes(folder.path)).notes['one']?.lines, ['first', 'second']);
});
