/**
 * What a job uses its helper token for.
 * @see https://learn.microsoft.com/windows/win32/api/bits4_0/nf-bits4_0-ibitstokenoptions-sethelpertokenflags
 */
export const BG_TOKEN = { localFile: 1, network: 2 } as const;
