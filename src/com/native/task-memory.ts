import { bindFunction, ffi, once, onWindows } from './ffi.ts';
import { copyMemory, type Address } from './memory.ts';

/**
 * Memory that one side of a call allocates and the other frees: what a method hands out (strings, arrays).
 * COM's task allocator on Windows; elsewhere, where caller and implementation share this process, koffi's.
 * @see https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-cotaskmemalloc
 */
export function allocateTaskMemory(size: number): Address {
  const address = onWindows
    ? (coTaskMemAlloc()(size) as Address | null)
    : (ffi().alloc('uint8', Math.max(size, 1)) as Address);
  if (address === null) throw new RangeError(`No memory for ${size} bytes: CoTaskMemAlloc returned NULL.`);
  return address;
}

/** Frees what `allocateTaskMemory`, here or in another module of this process, allocated. NULL is allowed. */
export function freeTaskMemory(address: Address): void {
  if (address === 0n) return;
  if (onWindows) coTaskMemFree()(address);
  else ffi().free(address);
}

/** Task memory holding a copy of `bytes`. */
export function toTaskMemory(bytes: Uint8Array): Address {
  const address = allocateTaskMemory(bytes.length);
  copyMemory(address, bytes, bytes.length);
  return address;
}

const coTaskMemAlloc = once(() => bindFunction('ole32.dll', 'CoTaskMemAlloc', 'void *', ['size_t']));
const coTaskMemFree = once(() => bindFunction('ole32.dll', 'CoTaskMemFree', 'void', ['void *']));
