import { Agent, buildConnector, EnvHttpProxyAgent } from 'undici';
import type { Dispatcher } from 'undici';
import type { Disk } from './disk.ts';
import { localDisk } from './local-disk.ts';
import type { TransferOptions } from './transfer-options.ts';

/**
 * What transfers share: their connections, how they behave, and the disk.
 * `addressOf` tells the IP address that the last connection to an origin led to, unless a proxy stands between.
 */
export interface Network {
  readonly dispatcher: Dispatcher;
  readonly options: TransferOptions;
  readonly disk: Disk;
  readonly addressOf?: ((origin: string) => string | undefined) | undefined;
}

/**
 * How many milliseconds an idle connection is kept, unless its server says otherwise. undici's own 4 seconds can pass
 * while a job of many files is made; from then on it opens a connection for every request.
 */
const keepAliveTimeout = 60_000;

/**
 * Connections that are kept alive between requests, straight or through the proxies that the environment names
 * (HTTP_PROXY, HTTPS_PROXY, NO_PROXY, in either case). How many there are at once is up to those who use them. They end
 * with `dispatcher.destroy()`.
 */
export function openNetwork(options: TransferOptions, disk: Disk = localDisk): Network {
  const addresses = new Map<string, string>();
  // TCP's own probes are of no use beside our time-outs, and Wine's sockets refuse them before they are connected.
  const tcp = { timeout: options.connectTimeout, keepAlive: false };
  const plain = buildConnector(tcp);
  const connect: buildConnector.connector = (target, callback) =>
    plain(target, (...result) => {
      const address = result[1]?.remoteAddress;
      if (address !== undefined) addresses.set(`${target.protocol}//${target.host}`, address);
      callback(...result);
    });
  const dispatcher = namesProxy(process.env)
    ? new EnvHttpProxyAgent({ connect, proxyTls: tcp, requestTls: tcp, proxyTunnel: false, keepAliveTimeout })
    : new Agent({ connect, keepAliveTimeout });
  return { dispatcher, options, disk, addressOf: (origin) => addresses.get(origin) };
}

const namesProxy = (environment: NodeJS.ProcessEnv): boolean =>
  ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'].some((name) => (environment[name] ?? '') !== '');
