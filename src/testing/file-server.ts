import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { checkOptions, invalid } from './invalid.ts';
import type { NetworkFaults } from './network-faults.ts';
import { refuse, ServedFile } from './served-file.ts';
import { serverFaults } from './server-faults.ts';
import type { TestFile } from './test-file.ts';

/** A request as it came. */
export interface LoggedRequest {
  /** Such as `GET`. */
  readonly method: string;
  /** The path of the URL, as it was written. */
  readonly path: string;
  /** Its field Range. */
  readonly range: string | undefined;
  /** All its fields, by their names in lower case. */
  readonly headers: IncomingHttpHeaders;
  /** Requests with one port came over one connection. */
  readonly clientPort: number | undefined;
}

/** Serves files to programs of this machine, Windows' own services among them, and makes the faults of a network. */
export interface FileServer<Name extends string = string> extends AsyncDisposable {
  /** On 127.0.0.1. */
  readonly port: number;
  /** What is to go wrong. */
  readonly faults: NetworkFaults<Name>;
  /** What was asked for so far. */
  readonly requests: readonly LoggedRequest[];
  /** @throws {DeliveryOptimizationError} `invalid-argument`: the server has no such file */
  url(file: Name): string;
  /**
   * Serves a file anew from the next request on, or one more where `Name` is `string`. Faults stay set.
   * @throws {DeliveryOptimizationError} `invalid-argument`
   */
  put(file: Name, as: TestFile): void;
  /** The bytes of a file, for comparison. @throws {DeliveryOptimizationError} `invalid-argument`: there is none */
  contentOf(file: Name): Buffer;
  /** The SHA-256 of a file in hex. @throws {DeliveryOptimizationError} `invalid-argument`: there is none */
  sha256(file: Name): string;
  /** Breaks every connection, clears the faults and stops. */
  close(): Promise<void>;
}

/** What a server has. */
export interface FileServerOptions<Name extends string = string> {
  /** The files at first, by names that become part of their URLs. */
  readonly files?: Readonly<Record<Name, TestFile>>;
}

/**
 * Starts a server on a free port of 127.0.0.1.
 * @throws {DeliveryOptimizationError} `invalid-argument`: a file that cannot be served
 */
export async function startFileServer<Name extends string>(
  options: FileServerOptions<Name> = {},
): Promise<FileServer<Name>> {
  checkOptions('startFileServer()', options, ['files']);
  const served = new Map<string, ServedFile>();
  const put = (name: string, file: TestFile): void => void served.set(name, new ServedFile(name, file));
  for (const [name, file] of Object.entries<TestFile>(options.files ?? {})) put(name, file);
  const find = (name: string): ServedFile => served.get(name) ?? missing(name, [...served.keys()]);
  const { faults, of } = serverFaults(find);
  const requests: LoggedRequest[] = [];

  const server = createServer((request, response) => {
    const { method = '', url: path = '/', headers, socket } = request;
    requests.push({ method, path, range: headers.range, headers, clientPort: socket.remotePort });
    const file = served.get(nameIn(path));
    if (file === undefined) refuse(response, 404);
    else file.answer(request, response, of(file.name)).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const close = async (): Promise<void> => {
    faults.clear();
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    port,
    faults,
    requests,
    url: (name) => `http://127.0.0.1:${port}/${encodeURIComponent(find(name).name)}`,
    put,
    contentOf: (name) => find(name).content,
    sha256: (name) => createHash('sha256').update(find(name).content).digest('hex'),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** The name at the end of a URL; a path that is none names no file. */
function nameIn(path: string): string {
  try {
    return decodeURIComponent(new URL(path, 'http://localhost').pathname.slice(1));
  } catch {
    return '';
  }
}

function missing(name: string, names: readonly string[]): never {
  const known =
    names.length === 0
      ? 'put() it there first'
      : `use ${names.map((each) => `"${each}"`).join(', ')}, or put() it there`;
  throw invalid(`The server has no file "${name}"`, known);
}
