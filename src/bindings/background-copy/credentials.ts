import { enumeration, struct, wideString } from '../../com/index.ts';

/**
 * Who asks for the credentials.
 * @see https://learn.microsoft.com/windows/win32/api/bits1_5/ne-bits1_5-bg_auth_target
 */
export const BG_AUTH_TARGET = enumeration('BG_AUTH_TARGET', { server: 1, proxy: 2 });

/**
 * How the credentials are shown.
 * @see https://learn.microsoft.com/windows/win32/api/bits1_5/ne-bits1_5-bg_auth_scheme
 */
export const BG_AUTH_SCHEME = enumeration('BG_AUTH_SCHEME', {
  basic: 1,
  digest: 2,
  ntlm: 3,
  negotiate: 4,
  passport: 5,
});

/**
 * A user's name (at most 300 characters) and password (at most 65,536).
 * @see https://learn.microsoft.com/windows/win32/api/bits1_5/ns-bits1_5-bg_basic_credentials
 */
export const BG_BASIC_CREDENTIALS = struct('BG_BASIC_CREDENTIALS', { userName: wideString, password: wideString });

/**
 * Credentials, whom they are for and how they are shown.
 * @see https://learn.microsoft.com/windows/win32/api/bits1_5/ns-bits1_5-bg_auth_credentials
 */
export const BG_AUTH_CREDENTIALS = struct('BG_AUTH_CREDENTIALS', {
  target: BG_AUTH_TARGET,
  scheme: BG_AUTH_SCHEME,
  /** A union in the header, with this one member. */
  credentials: BG_BASIC_CREDENTIALS,
});
