import test from 'ava';
import fc from 'fast-check';
import { added, bytesOf, endOf, holesIn, isPrefix, withPlaces } from '../../src/service/transfer/stretches.ts';
import type { Stretch, Stretches } from '../../src/service/transfer/stretches.ts';

const SIZE = 60;

const anyStretch: fc.Arbitrary<Stretch> = fc.tuple(fc.nat(SIZE), fc.nat(SIZE)).map(([one, other]) => {
  const [from = 0, to = 0] = [one, other].sort((a, b) => a - b);
  return [from, to];
});

const anyStretches: fc.Arbitrary<Stretches> = fc.array(anyStretch, { maxLength: 8 }).map(joined);

function joined(stretches: Stretches): Stretches {
  return stretches.reduce<Stretches>(added, []);
}

const bytesIn = (stretches: Stretches): number[] =>
  stretches.flatMap(([from, to]) => Array.from({ length: to - from }, (_, index) => from + index));

test('in whatever order stretches come, all their bytes are there, and none twice', (t) => {
  fc.assert(
    fc.property(fc.array(anyStretch), (stretches) => {
      const expected = [...new Set(bytesIn(stretches))].sort((a, b) => a - b);
      t.deepEqual(bytesIn(joined(stretches)), expected);
      t.is(bytesOf(joined(stretches)), expected.length);
    }),
  );
});

test('stretches are in order and do not touch', (t) => {
  fc.assert(
    fc.property(anyStretches, (stretches) => {
      t.true(stretches.every(([from, to], index) => from < to && from > (stretches[index - 1]?.[1] ?? -1)));
    }),
  );
});

test('stretches and the holes between them are the file', (t) => {
  fc.assert(
    fc.property(anyStretches, fc.nat(SIZE + 10), (stretches, length) => {
      const holes = holesIn(stretches, length);
      const inFile = bytesIn(stretches).filter((byte) => byte < length);
      t.deepEqual(
        [...inFile, ...bytesIn(holes)].sort((a, b) => a - b),
        Array.from({ length }, (_, byte) => byte),
      );
    }),
  );
});

test('a file of which the first bytes are there, without a hole, needs no more than its length', (t) => {
  t.true(isPrefix([]));
  t.true(isPrefix([[0, 5]]));
  t.false(isPrefix([[1, 5]]));
  t.false(
    isPrefix([
      [0, 5],
      [7, 9],
    ]),
  );
});

test('a place beyond the bytes that are there makes its mark, the one at their end does not', (t) => {
  t.deepEqual(withPlaces([[0, 5]], [5]), [[0, 5]]);
  t.deepEqual(withPlaces([], [0]), []);
  t.deepEqual(withPlaces([[0, 5]], [9, 7]), [
    [0, 5],
    [7, 7],
    [9, 9],
  ]);
  t.is(endOf(withPlaces([[0, 5]], [7])), 7);
});
