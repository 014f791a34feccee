import test from 'ava';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  adopt,
  adoptDirectly,
  ComObject,
  facet,
  implement,
  IUnknown,
  liveObjects,
  prepareVtables,
  ReleasedError,
  describeInterface,
  method,
  type Borrowed,
  type Caller,
} from '../../src/com/index.ts';
import { IThing, IThing2, thing, thingMethods } from './things.ts';

test('the last Release ends the object, and only the last', async (t) => {
  let ended = 0;
  const object = thing({}, { onEnd: () => (ended += 1) });
  t.is(object.addReference(), 2);
  t.is(object.release(), 1);
  t.is(ended, 0);
  t.is(object.release(), 0);
  t.is(ended, 0, 'not inside the Release itself');
  await nextTurn();
  t.is(ended, 1);
});

test('releasing twice is harmless, for pointers and for objects', async (t) => {
  const object = thing({});
  const pointer = adopt(IThing, object.share().address, 'direct');
  await pointer.release();
  await pointer.release();
  pointer[Symbol.dispose]();
  t.is(object.references, 1);
  t.is(object.release(), 0);
  t.is(object.release(), 0);
});

test('use after release says so instead of reaching freed memory', async (t) => {
  const object = thing({ GetCount: () => 1 });
  const pointer = adopt(IThing, object.giveAway(IThing), 'direct');
  await pointer.release();
  const error = await t.throwsAsync(pointer.GetCount(), { instanceOf: ReleasedError });
  t.regex(error.message, /IThing/);
  t.throws(() => pointer.share(), { instanceOf: ReleasedError });
  t.throws(() => object.share(), { instanceOf: ReleasedError });
});

test('share() counts a reference of its own', async (t) => {
  const object = thing({ GetCount: () => 7 });
  const first = adopt(IThing, object.giveAway(IThing), 'direct');
  const second = first.share();
  t.is(object.references, 2);
  await first.release();
  t.is(await second.GetCount(), 7);
  await second.release();
  t.is(object.references, 0);
});

test('detach() gives the reference away and leaves the pointer spent', (t) => {
  const object = thing({});
  const pointer = adopt(IThing, object.giveAway(IThing), 'direct');
  const address = pointer.detach();
  t.is(object.references, 1);
  t.throws(() => pointer.address, { instanceOf: ReleasedError });
  adopt(IThing, address, 'direct')[Symbol.dispose]();
  t.is(object.references, 0);
});

test('an argument is borrowed: it must be shared to be kept, and means nothing after the call', async (t) => {
  const other = thing({});
  let borrowed: Borrowed<typeof IUnknown> | null = null;
  let kept: Caller<typeof IUnknown> | undefined;
  const object = thing({
    Keep: (pointer) => {
      borrowed = pointer;
      kept = pointer?.share();
    },
  });
  using caller = adoptDirectly(IThing, object.giveAway(IThing));
  caller.Keep(other);
  t.is(other.references, 2);
  t.throws(() => borrowed?.share(), { instanceOf: ReleasedError });
  await kept?.release();
  t.is(other.release(), 0);
});

test('an interface pointer handed out can outlive whoever handed it out', (t) => {
  const kept = thing({});
  using caller = adoptDirectly(IThing, thing({ GetKept: () => kept.share() }).giveAway(IThing));
  const given = caller.GetKept();
  t.is(kept.references, 2);
  given?.[Symbol.dispose]();
  t.is(kept.release(), 0);
});

test('QueryInterface answers IUnknown with one address whatever facet is asked', async (t) => {
  const IOther = describeInterface({
    name: 'IOther',
    iid: '9e1c7a52-3c1f-4d0b-8a55-0b1f6f1c2d03',
    base: IUnknown,
    methods: [method('Poke')],
  });
  const IOne = describeInterface({
    name: 'IOne',
    iid: '9e1c7a52-3c1f-4d0b-8a55-0b1f6f1c2d04',
    base: IUnknown,
    methods: [method('Prod')],
  });
  let poked = 0;
  const object = new ComObject([
    facet(IOne, { Prod: () => undefined }),
    facet(IOther, { Poke: () => void (poked += 1) }),
  ]);
  using one = adopt(IOne, object.giveAway(IOne), 'direct');
  using other = await one.query(IOther);
  using identity = await one.query(IUnknown);
  using sameIdentity = await other.query(IUnknown);
  t.not(one.address, other.address);
  t.is(identity.address, sameIdentity.address);
  await other.Poke();
  t.is(poked, 1);
});

test('a facet answers only for the interfaces it lists', async (t) => {
  const object = new ComObject([facet(IThing2, thingMethods(), [IThing2])]);
  using caller = adopt(IThing2, object.giveAway(IThing2), 'direct');
  t.is(await caller.tryQuery(IThing), undefined);
  await t.throwsAsync(caller.query(IThing), { message: 'IThing2::QueryInterface failed with 0x80004002' });
});

test('10,000 objects handed out and released leave none, on the same few callbacks', async (t) => {
  const { default: koffi } = await import('koffi');
  prepareVtables(IUnknown);
  const maker = thing({ GetKept: () => implement(IUnknown, {}) });
  using caller = adoptDirectly(IThing, maker.giveAway(IThing));
  caller.GetKept()?.[Symbol.dispose]();
  const callbacks = koffi.stats().callbacks;
  const live = liveObjects();
  for (let round = 0; round < 10_000; round += 1) caller.GetKept()?.[Symbol.dispose]();
  t.is(liveObjects(), live);
  t.is(koffi.stats().callbacks, callbacks);
});
