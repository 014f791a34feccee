import { bindFunction, C_LIBRARY, ffi, once, POINTER_SIZE } from './ffi.ts';

/** An address in native memory; 0n is NULL. */
export type Address = bigint;

/** A block of native memory that belongs to us, with a view through which JavaScript reads and writes it in place. */
export interface Block {
  readonly address: Address;
  readonly view: DataView;
}

/** Allocates `size` zeroed bytes. Pair with `freeBlock`; never use the view afterwards. */
export function allocateBlock(size: number): Block {
  const length = Math.max(size, 8);
  const address = ffi().alloc('uint8', length) as Address;
  return { address, view: new DataView(ffi().view(address, length)) };
}

export function freeBlock(block: Block): void {
  ffi().free(block.address);
}

const memcpy = once(() => bindFunction(C_LIBRARY, 'memcpy', 'void *', ['void *', 'void *', 'size_t'], '__cdecl'));

/** Copies between any two places; either may be a typed array of ours. One native call, whatever the size. */
export function copyMemory(to: Address | Uint8Array, from: Address | Uint8Array, size: number): void {
  if (size > 0) memcpy()(to, from, size);
}

/** Copies `size` bytes out of memory that belongs to somebody else. */
export function readMemory(from: Address, size: number): DataView {
  // Not zeroed before it is filled, and a buffer of its own.
  const bytes = Buffer.allocUnsafeSlow(size);
  copyMemory(bytes, from, size);
  return new DataView(bytes.buffer);
}

const ZEROS = new Uint8Array(256);

export function zeroMemory(address: Address, size: number): void {
  copyMemory(address, size <= ZEROS.length ? ZEROS : new Uint8Array(size), size);
}

export function readPointer(from: Address): Address {
  const pointer = POINTER_SIZE === 8 ? ffi().decode.uint64(from) : ffi().decode.uint32(from);
  return BigInt(pointer);
}

export function getPointer(view: DataView, at: number): Address {
  return POINTER_SIZE === 8 ? view.getBigUint64(at, true) : BigInt(view.getUint32(at, true));
}

export function setPointer(view: DataView, at: number, pointer: Address): void {
  if (POINTER_SIZE === 8) view.setBigUint64(at, pointer, true);
  else view.setUint32(at, Number(pointer), true);
}
