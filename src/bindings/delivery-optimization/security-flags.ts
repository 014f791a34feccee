/**
 * Which flaws of a server's certificate a download tolerates: the property `security-flags`.
 * @see https://learn.microsoft.com/windows/win32/winhttp/option-flags
 */
export const SECURITY_FLAG = {
  ignoreUnknownCa: 0x100,
  ignoreCertWrongUsage: 0x200,
  ignoreCertCnInvalid: 0x1000,
  ignoreCertDateInvalid: 0x2000,
} as const;

/** Asks for a check whether the certificate is revoked, in the same property; the other flags are ignored then. */
export const WINHTTP_ENABLE_SSL_REVOCATION = 0x1;
