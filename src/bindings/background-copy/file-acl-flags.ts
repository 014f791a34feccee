/**
 * What a downloaded file keeps of the remote file's security, for SetFileACLFlags.
 * @see https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyjob3-setfileaclflags
 */
export const BG_COPY_FILE = { owner: 1, group: 2, dacl: 4, sacl: 8, all: 15 } as const;
