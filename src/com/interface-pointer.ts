import { Borrowed } from './borrowed.ts';
import { ComError } from './com-error.ts';
import { E_POINTER } from './hresult.ts';
import type { InterfaceDescription } from './interface.ts';
import { getPointer, setPointer, variantType, type Address, type Calling, type NativeType } from './native/index.ts';
import { adopt, type Caller, type Pointing } from './pointer.ts';
import { IUnknown } from './unknown.ts';

/** A reference that an implementation hands out, an object of its own or a pointer: the count goes with it. */
export interface Giving {
  giveAway(wanted: Pick<InterfaceDescription, 'name' | 'iid'>): Address;
}

type InterfacePointer<I extends InterfaceDescription, Absent> = NativeType<
  Pointing | Absent,
  Caller<I> | Absent,
  Borrowed<I> | Absent,
  Giving | Absent
>;

/**
 * An interface pointer that may be NULL, which stands for `null`. Callers lend a pointer and take one over; implementers
 * are shown a borrowed one and give a counted one away (`object.share()` keeps the object besides).
 * @param describe a function, because interfaces refer to each other
 */
export function nullableInterfacePointer<I extends InterfaceDescription>(describe: () => I): InterfacePointer<I, null> {
  const borrow = (address: Address | null, calling: Calling) =>
    address === null || address === 0n ? null : new Borrowed(describe(), address, calling);
  return {
    get name() {
      return describe().name;
    },
    layout: (pointerSize) => ({ size: pointerSize, alignment: pointerSize }),
    argument: {
      type: 'void *',
      pass: (value) => value?.address ?? 0n,
      receive: (raw, calling) => borrow(raw as Address | null, calling),
    },
    lend: (view, at, value) => setPointer(view, at, value?.address ?? 0n),
    take: (view, at, calling) => {
      const address = getPointer(view, at);
      return address === 0n ? null : adopt(describe(), address, calling);
    },
    read: (view, at, calling) => borrow(getPointer(view, at), calling),
    give: (view, at, value) => setPointer(view, at, value === null ? 0n : value.giveAway(describe())),
  };
}

/** As `nullableInterfacePointer`, where NULL is a mistake: `E_POINTER`. */
export function interfacePointer<I extends InterfaceDescription>(describe: () => I): InterfacePointer<I, never> {
  const nullable = nullableInterfacePointer(describe);
  const there = <T>(value: T | null): T => {
    if (value === null) throw new ComError(`A NULL ${describe().name} pointer`, E_POINTER);
    return value;
  };
  return {
    get name() {
      return nullable.name;
    },
    layout: nullable.layout,
    argument: {
      type: 'void *',
      pass: (value) => value.address,
      receive: (raw, calling) => new Borrowed(describe(), there(raw as Address | null), calling),
    },
    lend: nullable.lend,
    take: (view, at, calling) => there(nullable.take(view, at, calling)),
    read: (view, at, calling) => there(nullable.read(view, at, calling)),
    give: nullable.give,
  };
}

/** VARIANT, with IUnknown pointers in it. */
export const VARIANT = variantType(interfacePointer(() => IUnknown));
