/**
 * Which flaws of a server's certificate a job tolerates, for SetSecurityFlags.
 * @see https://learn.microsoft.com/windows/win32/api/bits2_5/nf-bits2_5-ibackgroundcopyjobhttpoptions-setsecurityflags
 */
export const BG_SSL = {
  enableCrlCheck: 0x1,
  ignoreCertCnInvalid: 0x2,
  ignoreCertDateInvalid: 0x4,
  ignoreUnknownCa: 0x8,
  ignoreCertWrongUsage: 0x10,
} as const;

/** What a job does with redirects, for SetSecurityFlags: one value under `mask`, and whether it may leave HTTPS. */
export const BG_HTTP_REDIRECT_POLICY = {
  mask: 0x700,
  allowSilent: 0x0,
  allowReport: 0x100,
  disallow: 0x200,
  allowHttpsToHttp: 0x800,
} as const;
