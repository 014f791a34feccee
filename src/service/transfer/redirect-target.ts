import { publicUrl } from './public-url.ts';
import { TransferFailure } from './transfer-failure.ts';

const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);

export const isRedirect = (status: number): boolean => REDIRECT_STATUSES.has(status);

/**
 * Where a redirect leads.
 * @throws {TransferFailure} `redirect-failed`: no address, one that is none, not HTTP(S), or from https down to http
 * where that is not allowed
 */
export function redirectTarget(from: URL, location: string | undefined, allowInsecure = false): URL {
  const failed = (why: string) =>
    new TransferFailure({ kind: 'redirect-failed' }, `${publicUrl(from.href)} redirects ${why}.`);
  if (location === undefined) throw failed('without saying where to');
  if (!URL.canParse(location, from.href)) throw failed(`to "${publicUrl(location)}", which is not a URL`);
  const target = new URL(location, from);
  const shown = publicUrl(target.href);
  if (target.protocol !== 'http:' && target.protocol !== 'https:') throw failed(`to ${shown}: not http or https`);
  if (!allowInsecure && from.protocol === 'https:' && target.protocol === 'http:')
    throw failed(`to ${shown}, which is not encrypted`);
  return target;
}
