import {
  describeInterface,
  fetched,
  GUID,
  implement,
  input,
  inputArray,
  int32,
  interfacePointer,
  IUnknown,
  method,
  nullableInterfacePointer,
  nullableWideString,
  output,
  reportingMethod,
  struct,
  uint32,
  uint64,
  VARIANT,
  wideString,
  type ComObject,
  type Implementation,
  type ObjectOptions,
} from '../../src/com/index.ts';

export const POINT = struct('POINT', { x: int32, far: uint64, y: int32 });

/** An interface with one method for each way a value crosses. */
export const IThing = describeInterface({
  name: 'IThing',
  iid: '9e1c7a52-3c1f-4d0b-8a55-0b1f6f1c2d01',
  base: IUnknown,
  methods: [
    method('Touch'),
    method('GetCount', output('count', uint32)),
    method('Add', input('one', int32), input('other', int32), output('sum', int32)),
    method('EchoText', input('text', nullableWideString), output('echo', nullableWideString)),
    method('EchoGuid', input('guid', GUID), output('echo', GUID)),
    method('EchoLong', input('long', uint64), output('echo', uint64)),
    method('EchoPoint', input('point', POINT), output('echo', POINT)),
    method('Join', inputArray('count', 'words', wideString), output('joined', wideString)),
    method('EchoVariant', input('variant', VARIANT), output('echo', VARIANT)),
    method(
      'Keep',
      input(
        'other',
        nullableInterfacePointer(() => IUnknown),
      ),
    ),
    method(
      'GetKept',
      output(
        'other',
        nullableInterfacePointer(() => IUnknown),
      ),
    ),
    reportingMethod(
      'Next',
      fetched(
        interfacePointer(() => IUnknown),
        'out',
      ),
    ),
  ],
});

/** An interface that extends another, to see slots inherited. */
export const IThing2 = describeInterface({
  name: 'IThing2',
  iid: '9e1c7a52-3c1f-4d0b-8a55-0b1f6f1c2d02',
  base: IThing,
  methods: [method('GetName', output('name', wideString))],
});

type Thing = Implementation<typeof IThing2>;

const nothing = (): never => {
  throw new Error('not expected in this test');
};

/** Implements what a test needs of a thing; anything else is not expected to be called. */
export const thing = (methods: Partial<Thing>, options: ObjectOptions = {}): ComObject =>
  implement(IThing2, thingMethods(methods), options);

export function thingMethods(methods: Partial<Thing> = {}): Thing {
  return {
    Touch: nothing,
    GetCount: nothing,
    Add: nothing,
    EchoText: nothing,
    EchoGuid: nothing,
    EchoLong: nothing,
    EchoPoint: nothing,
    Join: nothing,
    EchoVariant: nothing,
    Keep: nothing,
    GetKept: nothing,
    Next: nothing,
    GetName: nothing,
    ...methods,
  };
}
