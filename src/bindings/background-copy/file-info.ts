import { struct, wideString } from '../../com/index.ts';

/**
 * A file to add: where it is and where it goes.
 * @see https://learn.microsoft.com/windows/win32/api/bits/ns-bits-bg_file_info
 */
export const BG_FILE_INFO = struct('BG_FILE_INFO', { remoteName: wideString, localName: wideString });
