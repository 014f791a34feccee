import { once } from 'node:events';
import test from 'ava';
import koffi from 'koffi';
import {
  adoptDirectly,
  ComError,
  describeInterface,
  enumeration,
  E_FAIL,
  E_INVALIDARG,
  E_POINTER,
  hresult,
  implement,
  input,
  interfacePointer,
  IUnknown,
  method,
  prepareVtables,
  RPC_E_DISCONNECTED,
  S_OK,
  type Address,
  type HRESULT,
} from '../../src/com/index.ts';
import { callSlot } from '../helpers/call-slot.ts';
import { IThing, IThing2, thing } from './things.ts';

/** Calls a thing by its slot; the HRESULT as COM has it. */
const call = (object: Address, name: string, types: readonly string[] = [], ...args: readonly unknown[]): HRESULT =>
  hresult(callSlot(IThing2, object, name, types, ...args));

test('a ComError thrown by an implementation arrives with its code and the method that failed', (t) => {
  const code = hresult(0x80d02013);
  using caller = adoptDirectly(
    IThing,
    thing({
      Touch: () => {
        throw new ComError('anything', code);
      },
    }).giveAway(IThing),
  );
  const error = t.throws(() => caller.Touch(), { instanceOf: ComError });
  t.is(error.hresult, code);
  t.is(error.message, 'IThing::Touch failed with 0x80D02013');
});

test('any other error arrives as E_FAIL or as what it is translated to, never as S_OK', (t) => {
  const object = thing(
    {
      Touch: () => {
        throw new RangeError('out of range');
      },
    },
    { translate: (error) => (error instanceof RangeError ? hresult(0x80070057) : undefined) },
  );
  t.is(call(object.address, 'Touch') >>> 0, 0x80070057);
  object.release();
});

test('a success code or nothing at all thrown by mistake is still a failure', async (t) => {
  const warned = new Promise<Error>((resolve) => process.once('warning', resolve));
  const object = thing({
    Touch: () => {
      throw new ComError('by mistake', S_OK);
    },
  });
  t.is(call(object.address, 'Touch'), E_FAIL);
  t.regex((await warned).message, /IThing2::Touch/);
  object.release();
});

test('a NULL where a pointer must be is refused before the implementation is asked', (t) => {
  let asked = 0;
  const object = thing({ GetCount: () => (asked += 1), EchoGuid: (id) => id });
  t.is(call(object.address, 'GetCount', ['void *'], null), E_POINTER);
  t.is(asked, 0);
  const cell = koffi.alloc('uint8', 16) as Address;
  t.is(call(object.address, 'EchoGuid', ['void *', 'void *'], null, cell), E_POINTER);
  t.is(call(object.address, 'GetCount', ['void *'], cell), S_OK);
  t.is(asked, 1);
  koffi.free(cell);
  object.release();
});

test('a NULL where an object must be is refused before the implementation is asked', (t) => {
  const IVisited = describeInterface({
    name: 'IVisited',
    iid: '9e1c7a52-3c1f-4d0b-8a55-0b1f6f1c2d09',
    base: IUnknown,
    methods: [
      method(
        'Visit',
        input(
          'visitor',
          interfacePointer(() => IUnknown),
        ),
      ),
    ],
  });
  const visitors: Address[] = [];
  using object = implement(IVisited, { Visit: (visitor) => void visitors.push(visitor.address) });
  t.is(hresult(callSlot(IVisited, object.address, 'Visit', ['void *'], null)), E_POINTER);
  t.is(hresult(callSlot(IVisited, object.address, 'Visit', ['void *'], object.address)), S_OK);
  t.deepEqual(visitors, [object.address]);
});

test('a failing method leaves NULL where a caller would find something to free or release', (t) => {
  const object = thing({
    GetKept: () => {
      throw new ComError('GetKept', E_FAIL);
    },
  });
  const cell = koffi.alloc('uint8', 8) as Address;
  koffi.encode(cell, 'uint64', 0xdeadbeefn);
  t.is(call(object.address, 'GetKept', ['void *'], cell), E_FAIL);
  t.is(koffi.decode(cell, 'void *'), null);
  koffi.free(cell);
  object.release();
});

test('QueryInterface for something unknown answers E_NOINTERFACE and NULL', (t) => {
  const object = thing({});
  const cell = koffi.alloc('uint8', 8) as Address;
  koffi.encode(cell, 'uint64', 0xdeadbeefn);
  const iid = new Uint8Array(16).fill(7);
  t.is(call(object.address, 'QueryInterface', ['void *', 'void *'], iid, cell) >>> 0, 0x80004002);
  t.is(koffi.decode(cell, 'void *'), null);
  t.is(object.references, 1);
  koffi.free(cell);
  object.release();
});

test('a method called on an object that has ended says that it is disconnected', (t) => {
  const object = thing({ Touch: () => undefined });
  const { address } = object;
  const touch = () => call(address, 'Touch');
  t.is(touch(), S_OK);
  object.release();
  t.is(touch(), RPC_E_DISCONNECTED, 'its memory is freed in a later turn');
});

test('an output that an implementation forgot is a failure, not garbage', async (t) => {
  const warned = new Promise<Error>((resolve) => process.once('warning', resolve));
  const object = thing({ EchoText: () => undefined as unknown as string });
  using caller = adoptDirectly(IThing, object.giveAway(IThing));
  t.throws(() => caller.EchoText('anything'), { instanceOf: ComError });
  await warned;
});

test('an argument that does not fit is refused before anything is called', (t) => {
  let asked = 0;
  using caller = adoptDirectly(IThing, thing({ Keep: () => void (asked += 1) }).giveAway(IThing));
  t.throws(() => caller.EchoGuid(undefined as never));
  t.is(asked, 0);
});

test('the first object of an interface cannot be made inside a COM call, unless its vtable was prepared', (t) => {
  const describe = (iid: string) =>
    describeInterface({ name: 'ILate', iid, base: IUnknown, methods: [method('Poke')] });
  const unprepared = describe('9e1c7a52-3c1f-4d0b-8a55-0b1f6f1c2d05');
  const prepared = describe('9e1c7a52-3c1f-4d0b-8a55-0b1f6f1c2d06');
  prepareVtables(prepared);
  let refused: unknown;
  let poked = 0;
  const object = thing({
    Touch: () => {
      refused = t.throws(() => implement(unprepared, { Poke: () => undefined }));
    },
    GetKept: () => implement(prepared, { Poke: () => void (poked += 1) }),
  });
  using caller = adoptDirectly(IThing, object.giveAway(IThing));
  caller.Touch();
  t.regex((refused as Error).message, /prepareVtables\(ILate\)/);
  using late = adoptDirectly(prepared, caller.GetKept()?.detach() ?? 0n);
  late.Poke();
  t.is(poked, 1);
});

test('whatever is thrown, and even if its translation throws, the answer is a failure', async (t) => {
  const warned = once(process, 'warning');
  const strange = thing({
    Touch: () => {
      throw Object.create(null);
    },
  });
  t.is(call(strange.address, 'Touch'), E_FAIL);
  await warned;
  strange.release();
  const translate = () => {
    throw new Error('the translation is at fault');
  };
  const throwing = thing(
    {
      Touch: () => {
        throw new Error('of its own');
      },
    },
    { translate },
  );
  t.is(call(throwing.address, 'Touch'), E_FAIL);
  throwing.release();
});

test('what is no text is not passed for one', (t) => {
  let asked = 0;
  using caller = adoptDirectly(IThing, thing({ EchoText: (text) => ((asked += 1), text) }).giveAway(IThing));
  for (const value of [5, Buffer.from('text'), ['text'], undefined]) {
    t.throws(() => caller.EchoText(value as never), { instanceOf: TypeError });
  }
  t.is(asked, 0);
});

test('an enumerator that gives more than it was asked for is refused', async (t) => {
  const warned = once(process, 'warning');
  const element = thing({});
  using caller = adoptDirectly(
    IThing,
    thing({ Next: () => [S_OK, [element.share(), element.share()]] }).giveAway(IThing),
  );
  t.throws(() => caller.Next(1), { instanceOf: ComError });
  await warned;
});

test('a number that is no word of an enumeration is refused before the implementation is asked', (t) => {
  let asked = 0;
  const object = implement(IColoured, { Paint: () => void (asked += 1) });
  t.is(hresult(callSlot(IColoured, object.address, 'Paint', ['int32'], 7)), E_INVALIDARG);
  t.is(asked, 0);
  t.is(hresult(callSlot(IColoured, object.address, 'Paint', ['int32'], 1)), S_OK);
  t.is(asked, 1);
  object.release();
});

const IColoured = describeInterface({
  name: 'IColoured',
  iid: '9e1c7a52-3c1f-4d0b-8a55-0b1f6f1c2d07',
  base: IUnknown,
  methods: [method('Paint', input('colour', enumeration('COLOUR', { red: 0, green: 1 })))],
});
