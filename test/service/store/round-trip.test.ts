import { readdirSync, statSync } from 'node:fs';
import test from 'ava';
import { memoryStore, openStore } from '../../../src/service/store/index.ts';
import { findNotes, KeptNote, logOf, notes, takeUp, withNotes } from '../../helpers/notes.ts';
import type { Notes } from '../../helpers/notes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

test('a record is found with every change, in order', async (t) => {
  using folder = temporaryFolder();
  await withNotes(folder.path, (collection) => {
    const note = KeptNote.add(collection, 'one', 'draft');
    note.write('first', 'zweite\nZeile', '第三 \u2028 \ud83d\ude80');
    note.change({ kind: 'title', title: 'final' });
    KeptNote.add(collection, 'two');
  });
  const { notes: found, damaged } = await findNotes(folder.path);
  t.deepEqual(found, {
    one: { title: 'final', lines: ['first', 'zweite\nZeile', '第三 \u2028 \ud83d\ude80'] },
    two: { title: 'two', lines: [] },
  });
  t.deepEqual(damaged, []);
});

test('a record that was taken over goes on where it was', async (t) => {
  using folder = temporaryFolder();
  await withNotes(folder.path, (collection) => void KeptNote.add(collection, 'one').write('first'));
  await withNotes(folder.path, (collection) => void takeUp(collection, 'one').write('second'));
  t.deepEqual((await findNotes(folder.path)).notes['one']?.lines, ['first', 'second']);
});

test('a change is in the file when append returns', async (t) => {
  using folder = temporaryFolder();
  await withNotes(folder.path, (collection) => {
    const note = KeptNote.add(collection, 'one');
    const before = statSync(logOf(folder.path, 'one')).size;
    note.write('first');
    t.true(statSync(logOf(folder.path, 'one')).size > before);
  });
});

test('nothing is left of a record that was removed, and its id is free', async (t) => {
  using folder = temporaryFolder();
  await withNotes(folder.path, (collection) => {
    const note = KeptNote.add(collection, 'one').write('old');
    note.remove();
    t.deepEqual(readdirSync(folder.file('notes')), []);
    t.throws(() => note.write('more'), { name: 'LogUnwritable', message: /has ended/ });
    KeptNote.add(collection, 'one').write('new');
  });
  t.deepEqual((await findNotes(folder.path)).notes, { one: { title: 'one', lines: ['new'] } });
});

test('a closed store takes no more changes', async (t) => {
  using folder = temporaryFolder();
  const store = await openStore(folder.path);
  const collection = store.collection(notes);
  const note = KeptNote.add(collection, 'one');
  await store.close();
  await store.close();
  t.throws(() => note.write('late'), { name: 'LogUnwritable', message: /is closed/ });
  t.throws(() => note.remove(), { name: 'LogUnwritable', message: /is closed/ });
  t.throws(() => KeptNote.add(collection, 'two'), { name: 'LogUnwritable', message: /is closed/ });
  t.deepEqual(Object.keys((await findNotes(folder.path)).notes), ['one']);
});

const hasModes = process.platform === 'win32' ? test.skip : test;

hasModes('the folder and what is in it are for nobody but this user', async (t) => {
  using folder = temporaryFolder();
  const state = folder.file('a/state');
  await withNotes(state, (collection) => void KeptNote.add(collection, 'one'));
  const modeOf = (path: string) => statSync(path).mode & 0o777;
  t.deepEqual([modeOf(state), modeOf(`${state}/notes`), modeOf(logOf(state, 'one'))], [0o700, 0o700, 0o600]);
});

test('an id that could be a path, or that is in use, is refused', async (t) => {
  using folder = temporaryFolder();
  await withNotes(folder.path, (collection) => {
    KeptNote.add(collection, 'one').write('kept');
    for (const id of ['', '../one', 'a/b', 'One', 'one.log', '-', 'x'.repeat(101)]) {
      t.throws(() => KeptNote.add(collection, id), { instanceOf: TypeError, message: /names no record/ }, id);
    }
    t.throws(() => KeptNote.add(collection, 'one'), { instanceOf: TypeError, message: /a record "one" already/ });
  });
  t.deepEqual((await findNotes(folder.path)).notes['one']?.lines, ['kept']);
});

test('a record is taken over once, and a kind is loaded once', async (t) => {
  using folder = temporaryFolder();
  await withNotes(folder.path, (collection) => void KeptNote.add(collection, 'one'));
  await using store = await openStore(folder.path);
  const collection = store.collection(notes);
  takeUp(collection, 'one');
  t.throws(() => takeUp(collection, 'one'), { instanceOf: TypeError, message: /taken over already/ });
  t.throws(() => store.collection(notes), { instanceOf: TypeError, message: /in use already/ });
});

test('with syncToDisk everything is kept, too', async (t) => {
  using folder = temporaryFolder();
  const work = (collection: Notes) => {
    KeptNote.add(collection, 'one').write('first');
    KeptNote.add(collection, 'two').remove();
  };
  await withNotes(folder.path, work, { syncToDisk: true });
  t.deepEqual((await findNotes(folder.path)).notes, { one: { title: 'one', lines: ['first'] } });
});

test('a store in memory takes everything and finds nothing', async (t) => {
  await using store = memoryStore();
  const collection = store.collection(notes);
  KeptNote.add(collection, 'one').write('first').remove();
  t.deepEqual([collection.found, collection.damaged], [[], []]);
});
