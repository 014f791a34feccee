import { IBackgroundCopyJob2, type BG_AUTH_SCHEME, type BG_AUTH_TARGET } from '../../bindings/index.ts';
import type { ValueOf } from '../../com/index.ts';
import { invalid } from '../invalid.ts';
import type { OptionTarget } from './job-option.ts';

/**
 * Whom credentials are for.
 * @useDeclaredType
 */
export type AuthTarget = ValueOf<typeof BG_AUTH_TARGET>;

/**
 * How credentials are shown.
 * @see https://learn.microsoft.com/windows/win32/api/bits1_5/ne-bits1_5-bg_auth_scheme
 * @useDeclaredType
 */
export type AuthScheme = ValueOf<typeof BG_AUTH_SCHEME>;

/**
 * A user's name and password. They go to the service and are kept nowhere here; nothing reads them back.
 * @see https://learn.microsoft.com/windows/win32/api/bits1_5/nf-bits1_5-ibackgroundcopyjob2-setcredentials
 */
export interface Credentials {
  /** Whether they are for the server or for a proxy before it. */
  readonly target: AuthTarget;
  /** How they are shown; a job can have credentials for each scheme. */
  readonly scheme: AuthScheme;
  /** Up to 300 characters, such as `DOMAIN\user`. */
  readonly user: string;
  /** Up to 65,536 characters. */
  readonly password: string;
}

/** What is wrong with credentials is told without them. @throws {DeliveryOptimizationError} `invalid-argument` */
export function checkCredentials({ user, password }: Credentials): void {
  if (typeof user !== 'string' || user.length > MAX_USER_LENGTH || user.includes('\0')) {
    throw invalid('The user name of the credentials', `give a string of at most ${MAX_USER_LENGTH} characters`);
  }
  if (typeof password !== 'string' || password.length > MAX_PASSWORD_LENGTH || password.includes('\0')) {
    throw invalid('The password of the credentials', `give a string of at most ${MAX_PASSWORD_LENGTH} characters`);
  }
}

export const setCredentials = (target: OptionTarget, credentials: Credentials): Promise<void> =>
  target.as(IBackgroundCopyJob2, (job) =>
    job.SetCredentials({
      target: credentials.target,
      scheme: credentials.scheme,
      credentials: { userName: credentials.user, password: credentials.password },
    }),
  );

export const removeCredentials = (target: OptionTarget, whom: AuthTarget, scheme: AuthScheme): Promise<void> =>
  target.as(IBackgroundCopyJob2, (job) => job.RemoveCredentials(whom, scheme));

const MAX_USER_LENGTH = 300;
const MAX_PASSWORD_LENGTH = 65_536;
