import test from 'ava';
import { adopt, adoptDirectly, guid, liveObjects, S_FALSE, S_OK, type DirectCaller } from '../../src/com/index.ts';
import { IThing, IThing2, thing } from './things.ts';

const call = (object: ReturnType<typeof thing>): DirectCaller<typeof IThing2> =>
  adoptDirectly(IThing2, object.giveAway(IThing2));

test('integers arrive as they left', (t) => {
  using caller = call(thing({ Add: (one, other) => one + other, EchoLong: (long) => long }));
  t.is(caller.Add(-7, 9), 2);
  t.is(caller.EchoLong(0n), 0n);
  t.is(caller.EchoLong(5n), 5n);
  t.is(caller.EchoLong(0xffff_ffff_ffff_ffffn), 0xffff_ffff_ffff_ffffn);
});

test('text arrives as it left, with every kind of character, empty, and absent', (t) => {
  using caller = call(thing({ EchoText: (text) => text }));
  for (const text of ['plain', 'ä€😀', '', null]) t.is(caller.EchoText(text), text);
});

test('GUIDs and structures with padding arrive as they left', (t) => {
  using caller = call(thing({ EchoGuid: (id) => id, EchoPoint: (point) => point }));
  const id = guid('{5B99FA76-721C-423C-ADAC-56D03C8A8007}');
  t.is(caller.EchoGuid(id), id);
  t.deepEqual(caller.EchoPoint({ x: -1, far: 2n ** 63n, y: 3 }), { x: -1, far: 2n ** 63n, y: 3 });
});

test('an array argument arrives with its strings, and an empty one as empty', (t) => {
  using caller = call(thing({ Join: (words) => words.join('+') }));
  t.is(caller.Join(['one', 'zwei', 'три']), 'one+zwei+три');
  t.is(caller.Join([]), '');
});

test('a VARIANT arrives with whatever it holds', (t) => {
  using caller = call(thing({ EchoVariant: (variant) => (variant.type === 'unknown' ? { type: 'empty' } : variant) }));
  t.deepEqual(caller.EchoVariant({ type: 'empty' }), { type: 'empty' });
  t.deepEqual(caller.EchoVariant({ type: 'bstr', value: 'a\0b€' }), { type: 'bstr', value: 'a\0b€' });
  t.deepEqual(caller.EchoVariant({ type: 'bool', value: true }), { type: 'bool', value: true });
  t.deepEqual(caller.EchoVariant({ type: 'ui1', value: 255 }), { type: 'ui1', value: 255 });
  t.deepEqual(caller.EchoVariant({ type: 'ui4', value: 0xffff_ffff }), { type: 'ui4', value: 0xffff_ffff });
  t.deepEqual(caller.EchoVariant({ type: 'ui8', value: 2n ** 64n - 1n }), { type: 'ui8', value: 2n ** 64n - 1n });
  const bytes = new Uint8Array([0, 1, 255]);
  t.deepEqual(caller.EchoVariant({ type: 'bytes', value: bytes }), { type: 'bytes', value: bytes });
});

test('an interface pointer in a VARIANT is borrowed by the implementer and counted by nobody else', (t) => {
  const seen: bigint[] = [];
  const object = thing({
    EchoVariant: (variant) => {
      if (variant.type === 'unknown') seen.push(variant.value.address);
      return { type: 'empty' };
    },
  });
  using caller = call(object.share());
  const before = object.references;
  caller.EchoVariant({ type: 'unknown', value: object });
  t.deepEqual(seen, [object.address]);
  t.is(object.references, before);
  object.release();
});

test('a NULL interface pointer arrives as null, both ways', (t) => {
  let kept: unknown = 'never called';
  using caller = call(thing({ Keep: (other) => void (kept = other), GetKept: () => null }));
  caller.Keep(null);
  t.is(kept, null);
  t.is(caller.GetKept(), null);
});

test('a method with several success codes tells which one, beside its outputs', (t) => {
  const element = thing({});
  using caller = call(
    thing({
      Next: (wanted) => {
        const given = Array.from({ length: Math.min(wanted, 2) }, () => element.share());
        return [given.length === wanted ? S_OK : S_FALSE, given];
      },
    }),
  );
  for (const [wanted, code, count] of [
    [2, S_OK, 2],
    [5, S_FALSE, 2],
    [0, S_OK, 0],
  ] as const) {
    const [answered, elements] = caller.Next(wanted);
    t.is(answered, code);
    t.is(elements.length, count);
    for (const each of elements) each[Symbol.dispose]();
  }
  t.is(element.release(), 0);
});

test('an interface answers through its base, in the slots it inherits', async (t) => {
  const object = thing({ GetCount: () => 42, GetName: () => 'two' });
  using base = adopt(IThing, object.giveAway(IThing), 'direct');
  t.is(await base.GetCount(), 42);
  using derived = await base.query(IThing2);
  t.is(await derived.GetName(), 'two');
});

test.after('nothing is left behind', (t) => {
  t.is(liveObjects(), 0);
});
