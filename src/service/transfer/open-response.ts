import { EnvHttpProxyAgent } from 'undici';
import type { Attempt } from './attempt.ts';
import { exchange } from './exchange.ts';
import type { OpenResponse } from './exchange.ts';
import { networkFailure } from './network-failure.ts';
import { publicUrl } from './public-url.ts';
import { isRedirect, redirectTarget } from './redirect-target.ts';
import { authorization, customFields } from './request-fields.ts';
import type { RequestFields } from './request-fields.ts';
import type { ResponseFacts } from './response-facts.ts';
import type { Stop } from './stop.ts';
import { TransferFailure } from './transfer-failure.ts';

/** The answer to a request, wherever redirects led. */
export interface FinalResponse extends OpenResponse {
  readonly facts: ResponseFacts;
}

/**
 * Asks for a URL, following redirects. User name and password in it, and credentials among the caller's own fields, are
 * sent to its own origin only.
 * @throws {TransferFailure} network reasons, `redirect-failed`
 */
export async function openResponse(
  { url, network, headers = {}, allowInsecureRedirect = false }: Attempt,
  own: RequestFields,
  stop: Stop,
): Promise<FinalResponse> {
  const { userAgent, maxRedirects } = network.options;
  const isProxied = network.dispatcher instanceof EnvHttpProxyAgent;
  const start = new URL(url);
  const firstOrigin = start.origin;
  let target = start;
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    const origin = target === start ? firstOrigin : target.origin;
    const isFirstOrigin = origin === firstOrigin;
    const fields: RequestFields = {
      'user-agent': userAgent,
      ...(isFirstOrigin ? authorization(start) : {}),
      ...customFields(headers, { isFirstOrigin, isProxied }),
      'accept-encoding': 'identity',
      ...own,
    };
    const path = `${target.pathname}${target.search}`;
    const response = await exchange({ origin, path }, fields, network, stop).catch((cause: unknown) => {
      throw networkFailure(cause, target.href);
    });
    if (!isRedirect(response.status)) {
      const { status, head } = response;
      const remoteAddress = network.addressOf?.(origin);
      return { ...response, facts: { status, headers: head, url: withoutCredentials(target), remoteAddress } };
    }
    response.body.discard();
    target = redirectTarget(target, response.headers.get('location'), allowInsecureRedirect);
  }
  throw new TransferFailure(
    { kind: 'redirect-failed' },
    `${publicUrl(url)} was redirected more than ${maxRedirects} times.`,
  );
}

const withoutCredentials = (url: URL): string =>
  url.username === '' && url.password === ''
    ? url.href
    : Object.assign(new URL(url), { username: '', password: '' }).href;
