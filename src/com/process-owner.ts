import { ComError } from './com-error.ts';
import { E_FAIL } from './hresult.ts';
import {
  allocateBlock,
  bindFunction,
  freeBlock,
  getPointer,
  once,
  onWindows,
  textAt,
  type Address,
} from './native/index.ts';

/**
 * The user of this process as a security identifier (`S-1-5-…`); `undefined` where there is no Windows to know one.
 * @throws {ComError} the user cannot be told
 * @see https://learn.microsoft.com/windows/win32/api/securitybaseapi/nf-securitybaseapi-gettokeninformation
 */
export const processOwner = once((): string | undefined => {
  if (!onWindows) return undefined;
  const block = allocateBlock(TOKEN_USER_SIZE + SLOT);
  const last = block.address + BigInt(TOKEN_USER_SIZE);
  try {
    succeeds('OpenProcessToken', openProcessToken()(THIS_PROCESS, TOKEN_QUERY, last));
    const token = getPointer(block.view, TOKEN_USER_SIZE);
    try {
      const found = getTokenInformation()(token, TOKEN_USER, block.address, TOKEN_USER_SIZE, last);
      succeeds('GetTokenInformation', found);
    } finally {
      closeHandle()(token);
    }
    succeeds('ConvertSidToStringSid', convertSidToStringSid()(getPointer(block.view, 0), last));
    return takeText(getPointer(block.view, TOKEN_USER_SIZE));
  } finally {
    freeBlock(block);
  }
});

const THIS_PROCESS = -1;
const TOKEN_QUERY = 8;
const TOKEN_USER = 1;
const SLOT = 8;
/** A pointer and attributes, and room for the longest identifier behind them. */
const TOKEN_USER_SIZE = 16 + 72;

function succeeds(name: string, done: unknown): void {
  if (done === 0) throw new ComError(name, E_FAIL);
}

function takeText(address: Address): string | undefined {
  const text = textAt(address);
  localFree()(address);
  return text ?? undefined;
}

const openProcessToken = once(() =>
  bindFunction('advapi32.dll', 'OpenProcessToken', 'int32', ['intptr_t', 'uint32', 'void *']),
);
const getTokenInformation = once(() =>
  bindFunction('advapi32.dll', 'GetTokenInformation', 'int32', ['void *', 'int32', 'void *', 'uint32', 'void *']),
);
const convertSidToStringSid = once(() =>
  bindFunction('advapi32.dll', 'ConvertSidToStringSidW', 'int32', ['void *', 'void *']),
);
const closeHandle = once(() => bindFunction('kernel32.dll', 'CloseHandle', 'int32', ['void *']));
const localFree = once(() => bindFunction('kernel32.dll', 'LocalFree', 'void *', ['void *']));
