import { EnvHttpProxyAgent, fetch } from 'undici';

/** What a server says of a file when it is asked for the first byte. */
export interface Head {
  readonly status: number | undefined;
  readonly failure: string | undefined;
  /** Bytes of the whole file, where they are told. */
  readonly length: number | undefined;
  readonly ranges: boolean;
  /** Where redirects led. */
  readonly finalUrl: string;
  /** The clock of the server less that of this machine, in seconds. */
  readonly skewSeconds: number | undefined;
}

/** Asks once per URL, however many checks want to know. */
export function headOf(url: string): Promise<Head> {
  const asked = heads.get(url) ?? ask(url);
  heads.set(url, asked);
  return asked;
}

const heads = new Map<string, Promise<Head>>();
const PATIENCE = 15_000;

/** By way of the proxies that the environment names, as a transfer of the embedded service goes. */
async function ask(url: string): Promise<Head> {
  // TCP's own probes are of no use for one request, and Wine's sockets refuse them before they are connected.
  const tcp = { keepAlive: false };
  const dispatcher = new EnvHttpProxyAgent({ connect: tcp, proxyTls: tcp, requestTls: tcp, proxyTunnel: false });
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(url, { headers: { range: 'bytes=0-0' }, signal, dispatcher });
    await response.body?.cancel();
    const whole = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1];
    const length = response.status === 206 ? whole : response.headers.get('content-length');
    const date = Date.parse(response.headers.get('date') ?? '');
    return {
      status: response.status,
      failure: undefined,
      length: response.ok && length ? Number(length) : undefined,
      ranges: response.status === 206,
      finalUrl: response.url,
      skewSeconds: Number.isNaN(date) ? undefined : Math.round((date - Date.now()) / 1_000),
    };
  } catch (error) {
    const { message, cause } = error as Error;
    const failure = cause instanceof Error ? cause.message : message;
    return { status: undefined, failure, length: undefined, ranges: false, finalUrl: url, skewSeconds: undefined };
  } finally {
    await dispatcher.destroy();
  }
}
