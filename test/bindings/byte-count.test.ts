import test from 'ava';
import { byteCount, bytes } from '../../src/bindings/index.ts';

const wordOf = (value: bigint): DataView => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, value, true);
  return view;
};

test('a word of all ones is no number of bytes but an unknown one', (t) => {
  const view = wordOf(0xffff_ffff_ffff_ffffn);
  t.is(byteCount.read(view, 0, 'direct'), undefined);
  byteCount.give(view, 0, 0);
  t.is(view.getBigUint64(0, true), 0n);
  byteCount.give(view, 0, undefined);
  t.is(view.getBigUint64(0, true), 0xffff_ffff_ffff_ffffn);
});

test('as an argument, an unknown number of bytes is the word of all ones as well', (t) => {
  t.is(byteCount.argument?.pass(undefined), 0xffff_ffff_ffff_ffffn);
  t.is(byteCount.argument?.receive(0xffff_ffff_ffff_ffffn, 'direct'), undefined);
  t.is(byteCount.argument?.receive(5n, 'direct'), 5);
});

test('a number of bytes crosses exactly, up to the largest safe integer', (t) => {
  const view = wordOf(0n);
  for (const value of [0, 1, 2 ** 32, Number.MAX_SAFE_INTEGER]) {
    bytes.give(view, 0, value);
    t.is(bytes.read(view, 0, 'direct'), value);
    t.is(byteCount.read(view, 0, 'direct'), value);
  }
});

test('a number beyond what a number holds exactly is refused, not rounded', (t) => {
  const view = wordOf(BigInt(Number.MAX_SAFE_INTEGER) + 1n);
  t.throws(() => bytes.read(view, 0, 'direct'), { instanceOf: RangeError, message: /9007199254740992 bytes/ });
  t.throws(() => byteCount.read(view, 0, 'direct'), { instanceOf: RangeError });
  t.throws(() => bytes.read(wordOf(0xffff_ffff_ffff_ffffn), 0, 'direct'), { instanceOf: RangeError });
});

test('what is no number of bytes is refused by value', (t) => {
  const view = wordOf(7n);
  for (const value of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    t.throws(() => byteCount.give(view, 0, value), {
      instanceOf: RangeError,
      message: new RegExp(`^${value} is not a number of bytes`),
    });
  }
  t.is(view.getBigUint64(0, true), 7n);
});
