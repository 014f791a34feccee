import test from 'ava';
import fc from 'fast-check';
import { MIN_PART, nextPiece } from '../../src/service/transfer/next-piece.ts';
import type { Piece } from '../../src/service/transfer/next-piece.ts';
import { added, bytesOf } from '../../src/service/transfer/stretches.ts';
import type { Stretches } from '../../src/service/transfer/stretches.ts';

const claim = (done: Stretches, length: number, active: Piece[], smallest: number): Piece | undefined => {
  const next = nextPiece(done, length, active, smallest);
  if (next === undefined) return undefined;
  const piece = { at: next.part[0], end: next.part[1] };
  if (next.cutFrom !== undefined) next.cutFrom.end = piece.at;
  active.push(piece);
  return piece;
};

test('however connections come, get on and go, they fetch every byte exactly once', (t) => {
  const steps = fc.array(fc.record({ lane: fc.nat(5), bytes: fc.nat(2 * MIN_PART), gives: fc.boolean() }));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 * MIN_PART }), steps, (length, moves) => {
      let done: Stretches = [];
      let fetched = 0;
      const active: Piece[] = [];
      const fetch = (piece: Piece, bytes: number) => {
        const to = Math.min(piece.at + bytes, piece.end);
        done = added(done, [piece.at, to]);
        fetched += to - piece.at;
        piece.at = to;
      };
      for (const { lane, bytes, gives } of moves) {
        const piece = active[lane] ?? claim(done, length, active, MIN_PART);
        if (piece === undefined) continue;
        fetch(piece, bytes);
        if (gives || piece.at === piece.end) active.splice(active.indexOf(piece), 1);
      }
      active.length = 0;
      for (;;) {
        const piece = claim(done, length, active, 1);
        if (piece === undefined) break;
        fetch(piece, Infinity);
        active.length = 0;
      }
      t.deepEqual(done, [[0, length]]);
      t.is(fetched, length);
      t.is(bytesOf(done), length);
    }),
  );
});

test('a connection that is free gets the first hole that nobody is at', (t) => {
  const done: Stretches = [
    [0, 10],
    [20, 30],
  ];
  t.deepEqual(nextPiece(done, 40, [], 1)?.part, [10, 20]);
  t.deepEqual(nextPiece(done, 40, [{ at: 10, end: 20 }], 1)?.part, [30, 40]);
});

test('without such a hole it gets half of the largest rest', (t) => {
  const small = { at: 0, end: 4 * MIN_PART };
  const large = { at: 4 * MIN_PART, end: 10 * MIN_PART };
  const next = nextPiece([], 10 * MIN_PART, [small, large], MIN_PART);
  t.is(next?.cutFrom, large);
  t.deepEqual(next?.part, [7 * MIN_PART, 10 * MIN_PART]);
});

test('a rest is not cut into parts that are not worth a connection', (t) => {
  t.is(nextPiece([], 2 * MIN_PART - 1, [{ at: 0, end: 2 * MIN_PART - 1 }], 1), undefined);
  t.not(nextPiece([], 2 * MIN_PART, [{ at: 0, end: 2 * MIN_PART }], 1), undefined);
  t.is(nextPiece([[5, 100]], 100, [], MIN_PART), undefined);
});

test('a file whose size is not known is not cut', (t) => {
  t.deepEqual(nextPiece([], Infinity, [], 1)?.part, [0, Infinity]);
  t.is(nextPiece([], Infinity, [{ at: 0, end: Infinity }], 1), undefined);
});
