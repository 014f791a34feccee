import { readdirSync, readlinkSync } from 'node:fs';
import test from 'ava';
import { KeptNote, withNotes } from '../../helpers/notes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const COUNT = 1_000;

const countsDescriptors = process.platform === 'linux' ? test : test.skip;

countsDescriptors('a thousand records are kept with a handful of files open, and all of them are found', async (t) => {
  using folder = temporaryFolder();
  const open = () =>
    readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder.path);
      } catch {
        return false;
      }
    }).length;
  await withNotes(folder.path, (collection) => {
    const kept = Array.from({ length: COUNT }, (_, number) => KeptNote.add(collection, `note-${number}`));
    for (const note of kept) note.write('first');
    for (const note of kept.slice(-10)) note.write('second');
    t.is(open(), 64);
    for (const note of kept.slice(-64)) note.remove();
    t.is(open(), 0);
    for (const note of kept.slice(0, 100)) note.write('third');
  });
  t.is(open(), 0);
  await withNotes(folder.path, ({ found, damaged }) => {
    t.is(found.length, COUNT - 64);
    t.deepEqual(damaged, []);
    t.true(found.every(({ id, record }) => record.title === id && record.lines[0] === 'first'));
    t.is(open(), 0);
  });
});
