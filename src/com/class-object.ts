import { CLSCTX_LOCAL_SERVER } from './activation.ts';
import { joinApartment } from './apartment.ts';
import { flatCall } from './flat-call.ts';
import { GUID_SIZE, writeGuid, type Guid } from './guid.ts';
import { allocateBlock, freeBlock, once } from './native/index.ts';
import type { Pointing } from './pointer.ts';

/** One registration serves any number of clients. */
const REGCLS_MULTIPLEUSE = 1;

/**
 * Offers a class to other processes for as long as this one lives: whoever activates `clsid` gets what the class
 * factory creates. No registry entry is needed. Call the result to withdraw the class, always before leaving: COM
 * remembers a server that died with its class registered.
 * @param factory an object with IClassFactory
 * @see https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-coregisterclassobject
 */
export async function registerClass(clsid: Guid, factory: Pointing): Promise<() => Promise<void>> {
  joinApartment();
  const frame = allocateBlock(GUID_SIZE + 8);
  try {
    writeGuid(frame.view, 0, clsid);
    const cookieAddress = frame.address + BigInt(GUID_SIZE);
    await coRegisterClassObject(frame.address, factory.address, CLSCTX_LOCAL_SERVER, REGCLS_MULTIPLEUSE, cookieAddress);
    const cookie = frame.view.getUint32(GUID_SIZE, true);
    return once(async () => void (await coRevokeClassObject(cookie)));
  } finally {
    freeBlock(frame);
  }
}

const coRegisterClassObject = flatCall('CoRegisterClassObject', ['void *', 'void *', 'uint32', 'uint32', 'void *']);
const coRevokeClassObject = flatCall('CoRevokeClassObject', ['uint32']);
