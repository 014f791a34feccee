/**
 * Which flaws of a server's certificate a download tolerates: the property `security-flags`. Checking for revocation
 * makes the service ignore the others.
 * @see https://learn.microsoft.com/windows/win32/winhttp/option-flags
 */
export const DO_SECURITY_FLAGS = {
  checkRevocation: 0x1,
  ignoreUnknownCa: 0x100,
  ignoreCertWrongUsage: 0x200,
  ignoreCertCnInvalid: 0x1000,
  ignoreCertDateInvalid: 0x2000,
} as const;
