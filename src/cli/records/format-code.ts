/** A code as it is written and searched for: `0x80190193`. Needs no library, unlike its namesake there. */
export const formatCode = (code: number): string => `0x${(code >>> 0).toString(16).toUpperCase().padStart(8, '0')}`;
