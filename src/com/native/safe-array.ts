import { bindFunction, once, onWindows, POINTER_SIZE } from './ffi.ts';
import { copyMemory, getPointer, readMemory, setPointer, type Address } from './memory.ts';
import { allocateTaskMemory, freeTaskMemory } from './task-memory.ts';

/** Where SAFEARRAY keeps its data pointer and its first bound. @see https://learn.microsoft.com/windows/win32/api/oaidl/ns-oaidl-safearray */
const DATA = POINTER_SIZE === 8 ? 16 : 12;
const BOUND = DATA + POINTER_SIZE;
const SIZE = BOUND + 8;
const VT_UI1 = 17;

/** A one-dimensional SAFEARRAY of bytes. */
export function allocateByteArray(bytes: Uint8Array): Address {
  const address = onWindows ? (createVector()(VT_UI1, 0, bytes.length) as Address) : handMade(bytes.length);
  copyMemory(getPointer(readMemory(address, SIZE), DATA), bytes, bytes.length);
  return address;
}

export function byteArrayContent(address: Address): Uint8Array {
  const header = readMemory(address, SIZE);
  const length = header.getUint32(BOUND, true);
  return new Uint8Array(readMemory(getPointer(header, DATA), length).buffer);
}

export function freeByteArray(address: Address): void {
  if (address === 0n) return;
  if (onWindows) return void destroy()(address);
  freeTaskMemory(getPointer(readMemory(address, SIZE), DATA));
  freeTaskMemory(address);
}

function handMade(length: number): Address {
  const header = new DataView(new ArrayBuffer(SIZE));
  header.setUint16(0, 1, true);
  header.setUint32(4, 1, true);
  setPointer(header, DATA, allocateTaskMemory(length));
  header.setUint32(BOUND, length, true);
  const address = allocateTaskMemory(SIZE);
  copyMemory(address, new Uint8Array(header.buffer), SIZE);
  return address;
}

const createVector = once(() =>
  bindFunction('oleaut32.dll', 'SafeArrayCreateVector', 'void *', ['uint16', 'int32', 'uint32']),
);
const destroy = once(() => bindFunction('oleaut32.dll', 'SafeArrayDestroy', 'int32', ['void *']));
