import { bindFunction, once, onWindows } from './native/index.ts';

/**
 * The language that the user of this process reads, as a Windows language identifier; where there is no Windows, the one
 * that stands for the user's choice.
 * @see https://learn.microsoft.com/windows/win32/api/winnls/nf-winnls-getuserdefaultuilanguage
 */
export const userLanguage = (): number => (onWindows ? Number(getUserDefaultUILanguage()()) : USER_DEFAULT);

const USER_DEFAULT = 0x400;

const getUserDefaultUILanguage = once(() => bindFunction('kernel32.dll', 'GetUserDefaultUILanguage', 'uint16', []));
