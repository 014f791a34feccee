import test from 'ava';
import fc from 'fast-check';
import { jsonOf } from '../../../src/cli/output/print.ts';
import { hasColours, paint } from '../../../src/cli/output/style.ts';
import { withTone } from '../../../src/cli/output/text.ts';
import { cut, widthOf } from '../../../src/cli/output/width.ts';

test('no text can write an escape sequence, whatever it holds', (t) => {
  t.is(paint('a\u001b[31mb\u009b2Jc\u0007\u007f\rd', true), 'a\u241b[31mb\ufffd2Jc\u2407\u2421\u240dd');
  t.is(paint([withTone('x\u001b]0;owned\u0007', 'bad')], false), 'x\u241b]0;owned\u2407');
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (text) => !/(?!\n|\t)\p{Cc}/u.test(paint([withTone(text, 'good')], false)),
    ),
  );
});

test('text cannot turn the direction in which the rest is read', (t) => {
  t.is(paint('invoice\u202egnp.exe', false), 'invoice\ufffdgnp.exe');
});

test('JSON on a terminal is as harmless, and says the same', (t) => {
  const name = 'a\u001b\u009b31m\u202eb';
  const json = jsonOf({ name });
  t.false(/[\p{Cc}\u202e]/u.test(json));
  t.deepEqual(JSON.parse(json), { name });
});

test('colours are for terminals, unless the environment says otherwise', (t) => {
  const wanted = (isTTY: boolean, environment: NodeJS.ProcessEnv) => hasColours({ isTTY }, environment);
  t.true(wanted(true, {}));
  t.false(wanted(false, {}));
  t.false(wanted(true, { NO_COLOR: '1' }));
  t.true(wanted(true, { NO_COLOR: '' }));
  t.true(wanted(false, { FORCE_COLOR: '1' }));
  t.false(wanted(true, { FORCE_COLOR: '0' }));
  t.false(wanted(true, { FORCE_COLOR: '1', NO_COLOR: '1' }));
  t.false(wanted(true, { TERM: 'dumb' }));
});

test('what is cut never takes more columns than it may, and parts no character from its marks', (t) => {
  t.is(cut('映画.bin', 5), '映画…');
  t.is(cut('映画.bin', 4), '映…');
  t.is(cut('映画.bin', 3), '映…');
  t.is(cut('ae\u0301io', 3), 'ae\u0301…');
  t.is(cut('👩‍👩‍👧x.bin', 3), '👩‍👩‍👧…');
  t.is(cut('abc', 3), 'abc');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, width) => widthOf(cut(text, width)) <= width),
  );
});
