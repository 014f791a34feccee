import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import test from 'ava';
import { findNotes, KeptNote, logBytes, logOf, takeUp, withNotes } from '../../helpers/notes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const LINES = ['first', 'second', 'dritte ä'];

/** So many lines of a log are whole when it is cut after `length` bytes; the first is the record itself. */
const wholeLines = (bytes: Buffer, length: number): number => bytes.subarray(0, length).filter((b) => b === 10).length;

test('a log that ends anywhere in a line loads without that line, and goes on', async (t) => {
  using folder = temporaryFolder();
  const bytes = await logBytes(folder.path, ...LINES);
  const firstLine = bytes.indexOf('\n') + 1;
  for (let length = firstLine; length <= bytes.length; length += 1) {
    writeFileSync(logOf(folder.path, 'template'), bytes.subarray(0, length));
    const kept = LINES.slice(0, wholeLines(bytes, length) - 1);
    await withNotes(folder.path, (collection) => {
      t.deepEqual(collection.damaged, []);
      t.deepEqual(collection.found[0]?.record.lines, kept, `${length} bytes`);
      takeUp(collection, 'template').write('x');
    });
    t.deepEqual((await findNotes(folder.path)).notes['template']?.lines, [...kept, 'x'], `${length} bytes`);
  }
});

test('a log that ends in its first line is set aside', async (t) => {
  using folder = temporaryFolder();
  const bytes = await logBytes(folder.path, ...LINES);
  for (let length = 0; length <= bytes.indexOf('\n'); length += 1) {
    writeFileSync(logOf(folder.path, 'template'), bytes.subarray(0, length));
    const { notes, damaged } = await findNotes(folder.path);
    t.deepEqual(notes, {});
    t.regex(damaged[0]?.why ?? '', length === 0 ? /It is empty\./ : /first line has no end\./);
  }
});

test('a bit that flips anywhere costs that record at most, and never passes for the truth', async (t) => {
  using folder = temporaryFolder();
  const bytes = await logBytes(folder.path, ...LINES);
  await withNotes(folder.path, (collection) => void KeptNote.add(collection, 'other').write('unharmed'));
  for (let position = 0; position < bytes.length; position += 1) {
    for (const bit of [0x01, 0x20, 0x80]) {
      const flipped = Buffer.from(bytes);
      flipped[position] = (flipped[position] ?? 0) ^ bit;
      writeFileSync(logOf(folder.path, 'template'), flipped);
      const { notes, damaged } = await findNotes(folder.path);
      t.deepEqual(notes['other']?.lines, ['unharmed']);
      const isLastByte = position === bytes.length - 1;
      const expected = isLastByte ? { title: 'template', lines: LINES.slice(0, -1) } : undefined;
      t.deepEqual(notes['template'], expected, `bit ${bit} of byte ${position}`);
      t.is(damaged.length, isLastByte ? 0 : 1, `bit ${bit} of byte ${position}`);
    }
  }
});

test('what is set aside keeps its bytes and is never overwritten', async (t) => {
  using folder = temporaryFolder();
  await withNotes(folder.path, () => {});
  const moved: string[] = [];
  for (const content of ['one', 'another', 'a third']) {
    writeFileSync(logOf(folder.path, 'a'), content);
    const { damaged } = await findNotes(folder.path);
    t.like(damaged[0], { id: 'a' });
    moved.push(damaged[0]?.movedTo ?? '');
  }
  t.deepEqual(
    moved.map((path) => readFileSync(path, 'utf8')),
    ['one', 'another', 'a third'],
  );
  t.deepEqual(readdirSync(folder.file('damaged')), ['notes-a.log', 'notes-a.log.2', 'notes-a.log.3']);
  t.deepEqual((await findNotes(folder.path)).damaged, []);
});

const line = (json: string) => `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
const FIRST = line('{"format":1,"record":{"title":"a","lines":[]}}');

const tells = test.macro({
  title: (_, what: string) => `a record is set aside for ${what}, and says so`,
  async exec(t, _: string, content: string, why: RegExp) {
    using folder = temporaryFolder();
    await withNotes(folder.path, (collection) => void KeptNote.add(collection, 'other'));
    writeFileSync(logOf(folder.path, 'a'), content);
    const { notes, damaged } = await findNotes(folder.path);
    t.deepEqual(Object.keys(notes), ['other']);
    const [{ id, movedTo, why: said } = { id: '', movedTo: '', why: '' }] = damaged;
    t.is(id, 'a');
    t.regex(said, why);
    t.true(said.includes(`"${logOf(folder.path, 'a')}"`) && said.includes(`"${movedTo}"`), said);
  },
});

test(tells, 'a wrong checksum', FIRST.replace('"a"', '"b"'), /Line 1 does not match its checksum\./);
test(tells, 'a checksum in capitals', FIRST.slice(0, 8).toUpperCase() + FIRST.slice(8), /Line 1 does not match/);
test(tells, 'a line that is not JSON', FIRST + line('{"kind":'), /Line 2 is not JSON\./);
test(tells, 'a line that is empty', `${FIRST}\n`, /Line 2 does not match its checksum\./);
test(tells, 'a later format', FIRST.replace(/.*/, line('{"format":2,"record":{}}').trim()), /Line 1 has format 2/);
test(tells, 'a first line without a format', line('{"title":"a","lines":[]}'), /format: /);
test(tells, 'a record of another shape', line('{"format":1,"record":{"title":1}}'), /title: .*; lines: /);
test(tells, 'a change that nobody knows', FIRST + line('{"kind":"shout"}'), /Line 2 does not say what it should/);

test('files that no record can have are set aside', async (t) => {
  using folder = temporaryFolder();
  await withNotes(folder.path, (collection) => void KeptNote.add(collection, 'one'));
  writeFileSync(folder.file('notes/UPPER.log'), FIRST);
  writeFileSync(folder.file('notes/readme.txt'), 'hello');
  mkdirSync(folder.file('notes/folder.log'));
  const { notes, damaged } = await findNotes(folder.path);
  t.deepEqual(Object.keys(notes), ['one']);
  t.deepEqual(damaged.map(({ id }) => id).sort(), ['UPPER', 'folder', 'readme.txt']);
  t.deepEqual(readdirSync(folder.file('damaged')), ['notes-UPPER.log', 'notes-folder.log', 'notes-readme.txt']);
  t.regex(damaged.find(({ id }) => id === 'folder')?.why ?? '', /EISDIR/);
});
