import type { Guid } from './guid.ts';
import { allocateBlock, bindFunction, freeBlock, once, onWindows, textAt } from './native/index.ts';

/**
 * How many slots the proxies of an interface have, IUnknown's among them, as its registration tells: calling a slot that
 * a proxy does not have crashes the process. `undefined` where nothing is registered, or there is no registry.
 * @see https://learn.microsoft.com/windows/win32/com/nummethods
 */
export function registeredMethodCount(iid: Guid): number | undefined {
  if (!onWindows) return undefined;
  const block = allocateBlock(TEXT_SIZE + 4);
  try {
    block.view.setUint32(TEXT_SIZE, TEXT_SIZE, true);
    const size = block.address + BigInt(TEXT_SIZE);
    const key = `Interface\\{${iid}}\\NumMethods`;
    const failure = regGetValue()(HKEY_CLASSES_ROOT, key, null, RRF_RT_REG_SZ, 0n, block.address, size);
    const count = failure === 0 ? Number.parseInt(textAt(block.address) ?? '', 10) : NaN;
    return Number.isNaN(count) ? undefined : count;
  } finally {
    freeBlock(block);
  }
}

/** A handle that is a number, sign-extended as a LONG is. */
const HKEY_CLASSES_ROOT = -0x8000_0000;
const RRF_RT_REG_SZ = 2;
/** Room for ten digits, in bytes. */
const TEXT_SIZE = 24;

const regGetValue = once(() =>
  bindFunction('advapi32.dll', 'RegGetValueW', 'int32', [
    'intptr_t',
    'str16',
    'str16',
    'uint32',
    'void *',
    'void *',
    'void *',
  ]),
);
