/** A COM result code: a signed 32-bit integer, negative for a failure. */
export type HRESULT = number & { readonly [brand]: 'HRESULT' };
declare const brand: unique symbol;

/** An HRESULT from the way people write it (`0x80004005`) or from any other number's low 32 bits. */
export const hresult = (code: number): HRESULT => (code | 0) as HRESULT;

export const failed = (code: HRESULT): boolean => code < 0;

/** The form people search for: `0x80004005`. */
export const formatHresult = (code: HRESULT): string => `0x${(code >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;

export const facilityOf = (code: HRESULT): number => (code >>> 16) & 0x7ff;

/** The HRESULT of a Win32 error number. @see https://learn.microsoft.com/windows/win32/api/winerror/nf-winerror-hresult_from_win32 */
export const fromWin32 = (error: number): HRESULT => hresult(error === 0 ? 0 : 0x80070000 | (error & 0xffff));

/** What COM itself answers; the services' own codes live with their bindings. */
export const S_OK = hresult(0);
export const S_FALSE = hresult(1);
export const E_NOTIMPL = hresult(0x80004001);
export const E_NOINTERFACE = hresult(0x80004002);
export const E_POINTER = hresult(0x80004003);
export const E_FAIL = hresult(0x80004005);
export const E_OUTOFMEMORY = hresult(0x8007000e);
export const E_INVALIDARG = hresult(0x80070057);
export const CLASS_E_NOAGGREGATION = hresult(0x80040110);
export const RPC_E_CHANGED_MODE = hresult(0x80010106);
export const RPC_E_DISCONNECTED = hresult(0x80010108);
export const RPC_E_TOO_LATE = hresult(0x80010119);
