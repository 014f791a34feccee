import { codeNamed, explainCode, hresult, type HRESULT } from '../../index.ts';

/**
 * An HRESULT in any of the ways people have it: hexadecimal with or without 0x, signed or unsigned decimal, the name in
 * the headers, an HTTP status, a Win32 or WinHTTP error number. `undefined` for what is none of these.
 */
export function parseCode(text: string): HRESULT | undefined {
  const word = text.trim();
  const named = codeNamed(word.toUpperCase());
  if (named !== undefined) return named.code;
  if (/^0x[0-9a-f]{1,8}$/i.test(word)) return hresult(Number(word));
  if (/^[08][0-9a-f]{7}$/i.test(word)) return hresult(Number(`0x${word}`));
  if (!/^-?\d{1,10}$/.test(word)) return undefined;
  const number = Number(word);
  if (number < 0 || number > MAX_WIN32) return Math.abs(number) > MAX_UINT32 ? undefined : hresult(number);
  if (number >= 100 && number <= 599) return hresult(HTTP_FACILITY | number);
  const win32 = hresult(WIN32_FACILITY | number);
  return explainCode(win32) === undefined ? undefined : win32;
}

const MAX_WIN32 = 0xffff;
const MAX_UINT32 = 0xffffffff;
const HTTP_FACILITY = 0x80190000;
const WIN32_FACILITY = 0x80070000;
