import { ComError } from './com-error.ts';
import { hresult } from './hresult.ts';
import { allocateBlock, bindFunction, freeBlock, once, onWindows } from './native/index.ts';

/**
 * Makes the multithreaded apartment exist for this process, once and synchronously, before the first COM call. Threads
 * that never initialised COM then belong to it, the pool's and this one. The JavaScript thread must not enter an
 * apartment of its own: a single-threaded one works only while its thread pumps messages, which Node does not.
 * Elsewhere than on Windows there is no COM to join.
 * @throws {ComError} where COM refuses.
 * @see https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-coincrementmtausage
 */
export const joinApartment = once((): void => {
  if (!onWindows) return;
  const cookie = allocateBlock(8);
  const code = hresult(bindFunction('ole32.dll', 'CoIncrementMTAUsage', 'int32', ['void *'])(cookie.address) as number);
  freeBlock(cookie);
  if (code < 0) throw new ComError('CoIncrementMTAUsage', code);
});
