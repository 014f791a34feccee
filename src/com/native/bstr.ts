import { bindFunction, ffi, once, onWindows } from './ffi.ts';
import { copyMemory, readMemory, type Address } from './memory.ts';
import { allocateTaskMemory, freeTaskMemory } from './task-memory.ts';

/**
 * A BSTR is the address of its first UTF-16 unit; the four bytes before hold the length in bytes, a NUL follows.
 * Off Windows the same layout stands in task memory, four bytes of padding first so that the text stays aligned.
 * @see https://learn.microsoft.com/previous-versions/windows/desktop/automat/bstr
 */
export function allocateBstr(text: string): Address {
  if (onWindows) return sysAllocStringLen()(text, text.length) as Address;
  const block = Buffer.alloc(HEADER + text.length * 2 + 2);
  block.writeUInt32LE(text.length * 2, HEADER - 4);
  block.write(text, HEADER, 'utf16le');
  const address = allocateTaskMemory(block.length);
  copyMemory(address, block, block.length);
  return address + BigInt(HEADER);
}

/** The text of a BSTR, embedded NULs included; NULL is the empty text. */
export function bstrText(address: Address): string {
  if (address === 0n) return '';
  const bytes = readMemory(address - 4n, 4).getUint32(0, true);
  return bytes === 0 ? '' : ffi().decode.string16(address, bytes / 2);
}

export function freeBstr(address: Address): void {
  if (address === 0n) return;
  if (onWindows) sysFreeString()(address);
  else freeTaskMemory(address - BigInt(HEADER));
}

const HEADER = 8;

const sysAllocStringLen = once(() => bindFunction('oleaut32.dll', 'SysAllocStringLen', 'void *', ['str16', 'uint32']));
const sysFreeString = once(() => bindFunction('oleaut32.dll', 'SysFreeString', 'void', ['void *']));
