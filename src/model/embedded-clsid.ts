/**
 * The class under which the embedded service can be reached from other processes, where it was not given another:
 * `connect({ clsid: EMBEDDED_CLSID })` finds what `dojobs serve --com` offers. This project's own, on Windows and Wine.
 */
export const EMBEDDED_CLSID = '6a1c3a3e-51a5-4f0b-9d39-0d1f3b8a7e11';
