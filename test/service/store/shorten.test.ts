import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import test from 'ava';
import { findNotes, KeptNote, logBytes, logOf, takeUp, withNotes } from '../../helpers/notes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const KiB = 1024;
const sizeOf = (folder: string) => statSync(logOf(folder, 'one')).size;

/** A line of about 1 KiB in the log. */
const heading = (number: number) => ({ kind: 'title', title: String(number).padEnd(KiB, '.') }) as const;

test('a log that says the same thing over and over stays short', async (t) => {
  using folder = temporaryFolder();
  await withNotes(folder.path, async (collection) => {
    const note = KeptNote.add(collection, 'one');
    let longest = 0;
    for (let number = 0; number < 1_000; number += 1) {
      note.change(heading(number));
      await turn();
      longest = Math.max(longest, sizeOf(folder.path));
    }
    t.true(longest > 32 * KiB && longest <= 64 * KiB, `${longest} bytes`);
    t.deepEqual(readdirSync(folder.file('notes')), ['one.log']);
  });
  t.is((await findNotes(folder.path)).notes['one']?.title, heading(999).title);
});

test('a record that is long by itself is rewritten when its log is twice as long', async (t) => {
  using folder = temporaryFolder();
  await withNotes(folder.path, async (collection) => {
    const note = KeptNote.add(collection, 'one');
    let rewritten = 0;
    for (let number = 0; number < 2_000; number += 1) {
      const { ino } = statSync(logOf(folder.path, 'one'));
      note.write(String(number).padEnd(KiB, '.'));
      await turn();
      if (statSync(logOf(folder.path, 'one')).ino !== ino) rewritten += 1;
    }
    t.true(rewritten >= 4 && rewritten <= 6, `${rewritten} times`);
  });
  t.is((await findNotes(folder.path)).notes['one']?.lines.length, 2_000);
});

test('a change that its owner makes after it was written is not lost when the log is shortened', async (t) => {
  using folder = temporaryFolder();
  await withNotes(folder.path, async (collection) => {
    const lines: string[] = [];
    const log = collection.add('one', { title: '', lines: [] }, () => ({ title: '', lines }));
    for (let number = 0; number < 200; number += 1) {
      const line = String(number).padEnd(KiB, '.');
      if (number % 2 === 0) lines.push(line);
      log.append({ kind: 'line', line });
      if (number % 2 === 1) lines.push(line);
      await turn();
    }
  });
  const { lines = [] } = (await findNotes(folder.path)).notes['one'] ?? {};
  t.deepEqual(lines.map(Number.parseFloat), [...Array(200).keys()]);
});

test('a log that was long when it was found is shortened with the next change', async (t) => {
  using folder = temporaryFolder();
  const bytes = await logBytes(folder.path, 'x'.repeat(KiB));
  const change = bytes.subarray(bytes.indexOf('\n') + 1);
  writeFileSync(logOf(folder.path, 'one'), Buffer.concat([bytes, ...Array<Buffer>(99).fill(change)]));
  await withNotes(folder.path, async (collection) => {
    const note = takeUp(collection, 'one');
    t.is(note.note.lines.length, 100);
    note.note.lines.length = 0;
    note.change(heading(1));
    await turn();
  });
  t.true(sizeOf(folder.path) < 2 * KiB);
  t.deepEqual((await findNotes(folder.path)).notes['one'], { title: heading(1).title, lines: [] });
});

test('what a process left behind that died while it shortened a log is removed', async (t) => {
  using folder = temporaryFolder();
  await withNotes(folder.path, (collection) => void KeptNote.add(collection, 'one').write('first'));
  writeFileSync(`${logOf(folder.path, 'one')}.new`, '00000000 {"format"');
  writeFileSync(`${logOf(folder.path, 'never-added')}.new`, '');
  const { notes, damaged } = await findNotes(folder.path);
  t.deepEqual([notes, damaged], [{ one: { title: 'one', lines: ['first'] } }, []]);
  t.deepEqual(readdirSync(folder.file('notes')), ['one.log']);
});
