import { exchange } from './exchange.ts';
import type { OpenResponse } from './exchange.ts';
import { networkFailure } from './network-failure.ts';
import { publicUrl } from './public-url.ts';
import { isRedirect, redirectTarget } from './redirect-target.ts';
import { TransferFailure } from './transfer-failure.ts';
import type { Network } from './transfer-options.ts';

/**
 * Asks for `url`, following redirects. User name and password in `url` are sent to its own origin only.
 * @throws {TransferFailure} network reasons, `redirect-failed`
 */
export async function openResponse(
  url: string,
  headers: Record<string, string>,
  network: Network,
  signal: AbortSignal,
): Promise<OpenResponse> {
  const start = new URL(url);
  let target = start;
  for (let redirects = 0; redirects <= network.options.maxRedirects; redirects++) {
    const credentials = target.origin === start.origin ? authorization(start) : {};
    const fields = {
      'user-agent': network.options.userAgent,
      'accept-encoding': 'identity',
      ...headers,
      ...credentials,
    };
    const response = await exchange(target, fields, network, signal).catch((cause: unknown) => {
      throw networkFailure(cause, target.href);
    });
    if (!isRedirect(response.status)) return response;
    response.body.discard();
    target = redirectTarget(target, response.headers.get('location'));
  }
  throw new TransferFailure(
    { kind: 'redirect-failed' },
    `${publicUrl(url)} was redirected more than ${network.options.maxRedirects} times.`,
  );
}

function authorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const pair = `${decoded(username)}:${decoded(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** A percent sign that begins no escape stands for itself. */
const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
