import { request } from 'undici';
import type { Dispatcher } from 'undici';
import { networkFailure } from './network-failure.ts';
import { publicUrl } from './public-url.ts';
import { isRedirect, redirectTarget } from './redirect-target.ts';
import { responseHeaders } from './response-headers.ts';
import type { ResponseHeaders } from './response-headers.ts';
import { TransferFailure } from './transfer-failure.ts';
import type { Network } from './transfer-options.ts';

/** An answer whose body has not been read yet: read it to the end, or `discard` it. */
export interface OpenResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly body: AsyncIterable<Buffer>;
  discard(): void;
}

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
    const response = await send(target, { ...headers, ...credentials }, network, signal);
    if (!isRedirect(response.status)) return response;
    response.discard();
    target = redirectTarget(target, response.headers.get('location'));
  }
  throw new TransferFailure(
    { kind: 'redirect-failed' },
    `${publicUrl(url)} was redirected more than ${network.options.maxRedirects} times.`,
  );
}

async function send(
  url: URL,
  headers: Record<string, string>,
  { dispatcher, options }: Network,
  signal: AbortSignal,
): Promise<OpenResponse> {
  const { userAgent, headersTimeout, bodyTimeout } = options;
  const asked = { 'user-agent': userAgent, 'accept-encoding': 'identity', ...headers };
  const settings = { dispatcher, headers: asked, headersTimeout, bodyTimeout, signal };
  const response = await request(withoutUserInfo(url), settings).catch((cause: unknown) => {
    throw networkFailure(cause, url.href);
  });
  return {
    status: response.statusCode,
    headers: responseHeaders(response.headers),
    body: response.body,
    discard: () => discard(response.body),
  };
}

/** Reads a short rest, so that the connection can serve the next request, and drops the connection over a long one. */
const discard = (body: Dispatcher.ResponseData['body']): void => {
  body.dump({ limit: 16 * 1024 }).catch(() => {});
};

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

function withoutUserInfo(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
}
