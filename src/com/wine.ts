import { ffi, once, onWindows } from './native/index.ts';

/**
 * Whether this Windows is Wine, whose COM crashes now and then with several outgoing calls in flight.
 * @see https://gitlab.winehq.org/wine/wine/-/wikis/Developer-FAQ
 */
export const isWine = once((): boolean => {
  if (!onWindows) return false;
  try {
    ffi().load('ntdll.dll').func('wine_get_version', 'str', []);
    return true;
  } catch {
    return false;
  }
});
