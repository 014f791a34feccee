import test from 'ava';
import fc from 'fast-check';
import type { ByteRange } from '../../src/model/index.ts';
import { bytesWanted, nextSpan } from '../../src/service/transfer/layout.ts';

const SIZE = 40;

const anyRanges: fc.Arbitrary<ByteRange[]> = fc.array(
  fc
    .record({ offset: fc.nat(SIZE - 1), length: fc.option(fc.integer({ min: 1, max: SIZE }), { nil: undefined }) })
    .map(({ offset, length }) =>
      length === undefined ? { offset } : { offset, length: Math.min(length, SIZE - offset) },
    ),
  { maxLength: 5 },
);

/** The offsets of the wanted bytes, one by one. */
const wantedBytes = (ranges: readonly ByteRange[]): number[] =>
  (ranges.length === 0 ? [{ offset: 0 }] : ranges).flatMap(({ offset, length = SIZE - offset }: ByteRange) =>
    Array.from({ length }, (_, index) => offset + index),
  );

test('span by span, however much of each arrives, exactly the wanted bytes are fetched in order', (t) => {
  t.notThrows(() =>
    fc.assert(
      fc.property(anyRanges, fc.infiniteStream(fc.integer({ min: 1, max: SIZE })), (ranges, pieces) => {
        const fetched: number[] = [];
        for (let span = nextSpan(ranges, SIZE, 0); span; span = nextSpan(ranges, SIZE, fetched.length)) {
          const { offset, length = SIZE } = span;
          const { value: piece } = pieces.next() as IteratorResult<number, undefined>;
          const arrived = Math.min(length, piece ?? 1);
          fetched.push(...Array.from({ length: arrived }, (_, index) => offset + index));
        }
        const wanted = wantedBytes(ranges);
        return fetched.join() === wanted.join() && bytesWanted(ranges, SIZE) === wanted.length;
      }),
    ),
  );
});

test('while the size is not known, what reaches to the end has no length', (t) => {
  t.deepEqual(nextSpan([], undefined, 7), { offset: 7, length: undefined });
  t.deepEqual(nextSpan([{ offset: 0, length: 5 }, { offset: 9 }], undefined, 7), { offset: 11, length: undefined });
  t.is(bytesWanted([{ offset: 0, length: 5 }, { offset: 9 }], undefined), undefined);
  t.is(bytesWanted([{ offset: 0, length: 5 }], undefined), 5);
});
