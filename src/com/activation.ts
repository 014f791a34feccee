import { joinApartment } from './apartment.ts';
import { flatCall } from './flat-call.ts';
import { GUID_SIZE, writeGuid, type Guid } from './guid.ts';
import type { InterfaceDescription } from './interface.ts';
import { allocateBlock, freeBlock, getPointer } from './native/index.ts';
import { adopt, type Caller } from './pointer.ts';

/** The object lives in another process of this machine. */
export const CLSCTX_LOCAL_SERVER = 4;

/**
 * Creates an object of a class that is registered on this machine, in a process of its own, which COM starts if need be.
 * @throws {ComError} `REGDB_E_CLASSNOTREG` without such a class, `RPC_S_SERVER_UNAVAILABLE` when its process just died.
 * @see https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-cocreateinstance
 */
export async function activate<I extends InterfaceDescription>(clsid: Guid, description: I): Promise<Caller<I>> {
  joinApartment();
  const frame = allocateBlock(2 * GUID_SIZE + 8);
  try {
    writeGuid(frame.view, 0, clsid);
    writeGuid(frame.view, GUID_SIZE, description.iid);
    const [iid, result] = [frame.address + BigInt(GUID_SIZE), frame.address + BigInt(2 * GUID_SIZE)];
    await coCreateInstance(frame.address, null, CLSCTX_LOCAL_SERVER, iid, result);
    return adopt(description, getPointer(frame.view, 2 * GUID_SIZE), 'queued');
  } finally {
    freeBlock(frame);
  }
}

const coCreateInstance = flatCall('CoCreateInstance', ['void *', 'void *', 'uint32', 'void *', 'void *']);
