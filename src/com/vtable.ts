import { readGuid, GUID_SIZE } from './guid.ts';
import { E_NOINTERFACE, E_POINTER, RPC_E_DISCONNECTED, S_OK } from './hresult.ts';
import type { InterfaceDescription, Method } from './interface.ts';
import { prototypeOf } from './invocation.ts';
import { allocateBlock, ffi, once, POINTER_SIZE, readMemory, setPointer, type Address } from './native/index.ts';
import { objects, THIS_TYPE } from './object-table.ts';
import { writePointer } from './parameters/index.ts';
import { insideStub, stubOf, type Stub } from './stub.ts';
import { IUnknown, SLOT } from './unknown.ts';

/**
 * The vtable of an interface, made at its first object and shared by all of them, for the life of the process: koffi has
 * 8,192 callbacks and taking one back is fatal when native code still knows it.
 *
 * It cannot be made while native code waits for an answer of ours: koffi notes for each callback where its own stack lies
 * at that moment, and one registered inside another overflows the stack when it is called from outside later.
 */
export function vtableOf(description: InterfaceDescription): Address {
  let vtable = vtables.get(description);
  if (vtable === undefined) {
    if (insideStub()) {
      throw new Error(
        `The first ${description.name} object is made inside a COM call: prepareVtables(${description.name}) before.`,
      );
    }
    const entries = description.slots.map((method, slot) =>
      slot <= SLOT.release ? (plumbing()[slot] as Address) : register(method, stubOf(description.name, method)),
    );
    vtables.set(description, (vtable = writeEntries(entries)));
  }
  return vtable;
}

/** Makes the vtables of interfaces whose first object may be made inside a COM call. */
export function prepareVtables(...descriptions: readonly InterfaceDescription[]): void {
  for (const description of descriptions) vtableOf(description);
}

const vtables = new WeakMap<InterfaceDescription, Address>();

/** QueryInterface, AddRef and Release, the same three for every vtable. */
const plumbing = once(() =>
  ([queryInterface, addReference, releaseReference] as const).map((stub, slot) =>
    register(IUnknown.slots[slot] as Method, stub),
  ),
);

const queryInterface: Stub = (self, riid, ppv) => {
  const standing = objects.get(self);
  if (ppv === null || riid === null) return E_POINTER;
  const found = standing?.object.queryInterface(readGuid(readMemory(riid as Address, GUID_SIZE), 0));
  writePointer(ppv as Address, found ?? 0n);
  if (standing === undefined) return RPC_E_DISCONNECTED;
  return found === undefined ? E_NOINTERFACE : S_OK;
};

const addReference: Stub = (self) => objects.get(self)?.object.addReference() ?? 0;

const releaseReference: Stub = (self) => objects.get(self)?.object.release() ?? 0;

const register = (method: Method, stub: Stub): Address =>
  ffi().register(stub, ffi().pointer(prototypeOf(method, THIS_TYPE)));

function writeEntries(entries: readonly Address[]): Address {
  const { address, view } = allocateBlock(entries.length * POINTER_SIZE);
  entries.forEach((entry, slot) => setPointer(view, slot * POINTER_SIZE, entry));
  return address;
}
