import { GUID_SIZE, readGuid, writeGuid, type Guid } from './guid.ts';
import { interfacePointer, type Giving } from './interface-pointer.ts';
import { readMemory, type Address } from './native/index.ts';
import { pointer, writePointer, type Parameter } from './parameters/index.ts';
import type { Caller } from './pointer.ts';
import { IUnknown } from './unknown.ts';

/**
 * An interface the caller names by IID and gets as an untyped pointer (`riid, ppv`). The caller turns what it gets with
 * `.as(I)`. The implementer is told the IID and returns an object, which must have that interface: `E_NOINTERFACE`.
 */
export function requested(riid: string, ppv: string): Parameter<[Guid], [Caller<typeof IUnknown>], [Guid], [Giving]> {
  return {
    natives: [pointer(riid, 'in', 'GUID'), pointer(ppv, 'out', 'void')],
    caller: {
      takesInput: true,
      hasOutput: true,
      frameSize: GUID_SIZE + POINTER_SPACE,
      lendsMemory: false,
      pack: (raw, input, frame, at) => {
        writeGuid(frame.view, at, input as Guid);
        raw.push(frame.address + BigInt(at), frame.address + BigInt(at + GUID_SIZE));
      },
      unpack: (frame, at, calling) => unknown.take(frame.view, at + GUID_SIZE, calling),
    },
    implementer: {
      mayRefuse: true,
      accepts: (raw, first) => raw[first] !== null && raw[first + 1] !== null,
      receive: (raw, first) => iidAt(raw[first]),
      deliver: (raw, first, value) => {
        const iid = iidAt(raw[first]);
        writePointer(raw[first + 1] as Address, (value as Giving).giveAway({ name: iid, iid }));
      },
      clear: (raw, first) => {
        if (raw[first + 1] !== null) writePointer(raw[first + 1] as Address, 0n);
      },
    },
  };
}

const POINTER_SPACE = 8;
const unknown = interfacePointer(() => IUnknown);
const iidAt = (address: unknown): Guid => readGuid(readMemory(address as Address, GUID_SIZE), 0);
