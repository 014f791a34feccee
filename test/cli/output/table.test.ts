import test from 'ava';
import fc from 'fast-check';
import { table, type Column } from '../../../src/cli/output/table.ts';
import { textOf, type Piece } from '../../../src/cli/output/text.ts';
import { widthOf } from '../../../src/cli/output/width.ts';

const COLUMNS: readonly Column[] = [
  { title: 'ID' },
  { title: 'DONE', align: 'right', dropped: 1 },
  { title: 'NAME', least: 4 },
  { title: 'WRONG' },
];

const drawn = (rows: readonly (readonly Piece[])[], width?: number): string[] =>
  table(COLUMNS, rows, { width }).map((line) => line.map(textOf).join(''));

test('columns are as wide as their widest cell, and one without content is left out', (t) => {
  t.deepEqual(
    drawn([
      ['1', '9 %', '映画.bin', ''],
      ['22', '100 %', 'a', ''],
    ]),
    ['ID   DONE  NAME', '1     9 %  映画.bin', '22  100 %  a'],
  );
});

test('names shrink before a column is left out, and what may not shrink stays whole', (t) => {
  const rows = [['1', '100 %', 'abcdefgh', 'HTTP 403']];
  t.deepEqual(drawn(rows, 27), ['ID   DONE  NAME    WRONG', '1   100 %  abcde…  HTTP 403']);
  t.deepEqual(drawn(rows, 18), ['ID  NAME  WRONG', '1   abc…  HTTP 403']);
});

test('a cell stays in its line, whatever it holds', (t) => {
  t.deepEqual(drawn([['1', '', 'a\nb\u001b[2J', '']]), ['ID  NAME', '1   a b\u241b[2J']);
});

test('no line is wider than the terminal, as long as what may not shrink fits', (t) => {
  const names = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 });
  const isKept = (names: readonly string[], width: number) =>
    drawn(
      names.map((name) => ['12', '50 %', name, 'HTTP 403']),
      width,
    ).every((line) => widthOf(line) <= width);
  t.notThrows(() => fc.assert(fc.property(names, fc.integer({ min: 20, max: 90 }), isKept)));
});
