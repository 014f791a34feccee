import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * A file and how its server behaves. Without anything else it is served whole or by range, with an ETag.
 * - `size` or `content`: how many pseudo-random bytes, the same in every run, or which bytes.
 * - `status`: answers this and no file; `statusOnce`: these first, one per request, then the file.
 * - `cutAfter`: breaks the connection after so many bytes of the body; `cuts`: so many times, otherwise always.
 * - `stallAfter`: sends so many bytes of the body, and the rest once `release()` was called.
 * - `noRanges`: ignores Range; `noLength`: chunked, without Content-Length.
 * - `etag`, `lastModified`: what they say, `null` for none. Range is ignored when If-Range says something else.
 * - `changing`: another ETag with every answer.
 * - `redirectTo`: answers 302 with this Location.
 * - `bytesPerSecond`: about so fast; `delayMs`: before the head of the answer.
 * - `headers`: set in every answer with a body, over whatever would be there.
 */
export interface FileBehaviour {
  readonly size?: number;
  readonly content?: Buffer;
  readonly status?: number;
  readonly statusOnce?: readonly number[];
  readonly cutAfter?: number;
  readonly cuts?: number;
  readonly stallAfter?: number;
  readonly noRanges?: boolean;
  readonly noLength?: boolean;
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  readonly changing?: boolean;
  readonly redirectTo?: string;
  readonly bytesPerSecond?: number;
  readonly delayMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One line of the server's log. `range` is the Range field as it came; one `clientPort` is one connection. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly range: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly clientPort: number | undefined;
}

export interface FileServer extends AsyncDisposable {
  readonly port: number;
  readonly requests: readonly LoggedRequest[];
  url(name: string): string;
  /** Adds a file, or lets one behave differently from the next request on. */
  set(name: string, behaviour: FileBehaviour): void;
  /** Waits until so many requests have come. */
  requested(count: number): Promise<void>;
  /** Lets every stalled answer go on, and none stall any more. */
  release(): void;
  contentOf(name: string): Buffer;
  sha256(name: string): string;
  /** Breaks every connection and stops. */
  close(): Promise<void>;
}

/** Serves `files`, by name, over HTTP on loopback. */
export async function startFileServer(files: Readonly<Record<string, FileBehaviour>> = {}): Promise<FileServer> {
  const served = new Map(Object.entries(files).map(([name, behaviour]) => [name, new ServedFile(name, behaviour)]));
  const requests: LoggedRequest[] = [];
  const arrived = new EventEmitter();
  const released = new AbortController();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const { method = '', headers, socket } = request;
    requests.push({ method, path, range: headers.range, headers, clientPort: socket.remotePort });
    arrived.emit('request');
    const file = served.get(decodeURIComponent(new URL(path, 'http://localhost').pathname.slice(1)));
    const answered = file === undefined ? refuse(response, 404) : file.answer(request, response, released.signal);
    answered.catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  const contentOf = (name: string): Buffer => {
    const file = served.get(name);
    if (file === undefined) throw new Error(`The server has no file "${name}".`);
    return file.content;
  };
  const close = async (): Promise<void> => {
    released.abort();
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    port,
    requests,
    url: (name) => `http://127.0.0.1:${port}/${encodeURIComponent(name)}`,
    set: (name, behaviour) => void served.set(name, new ServedFile(name, behaviour)),
    requested: async (count) => {
      while (requests.length < count) await once(arrived, 'request');
    },
    release: () => released.abort(),
    contentOf,
    sha256: (name) => createHash('sha256').update(contentOf(name)).digest('hex'),
    close,
    [Symbol.asyncDispose]: close,
  };
}

class ServedFile {
  readonly content: Buffer;
  readonly #behaviour: FileBehaviour;
  #etag: string | undefined;
  #answers = 0;
  #statuses: readonly number[];
  #cuts: number;

  constructor(name: string, behaviour: FileBehaviour) {
    this.content = behaviour.content ?? pseudoRandom(name, behaviour.size ?? 0);
    this.#behaviour = behaviour;
    this.#etag = behaviour.etag === null ? undefined : (behaviour.etag ?? `"${name}-${this.content.length}"`);
    this.#statuses = behaviour.statusOnce ?? [];
    this.#cuts = behaviour.cuts ?? Infinity;
  }

  async answer(request: IncomingMessage, response: ServerResponse, released: AbortSignal): Promise<void> {
    const { status, redirectTo, delayMs, changing } = this.#behaviour;
    if (changing) this.#etag = `"${this.#answers++}"`;
    if (delayMs !== undefined) await wait(delayMs);
    const [once, ...later] = this.#statuses;
    this.#statuses = later;
    const refusal = once ?? status;
    if (refusal !== undefined) return refuse(response, refusal, this.#behaviour.headers);
    if (redirectTo !== undefined) return refuse(response, 302, { location: redirectTo });
    await this.#serve(request, response, released);
  }

  async #serve(request: IncomingMessage, response: ServerResponse, released: AbortSignal): Promise<void> {
    const part = this.#partFor(request);
    if (part === 'unsatisfiable') return refuse(response, 416, { 'content-range': `bytes */${this.content.length}` });
    const body = part === undefined ? this.content : this.content.subarray(part.first, part.last + 1);
    response.statusCode = part === undefined ? 200 : 206;
    for (const [name, value] of Object.entries(this.#headers(body.length, part))) response.setHeader(name, value);
    response.flushHeaders();
    if (request.method === 'HEAD') return void response.end();
    await this.#send(body, response, released);
  }

  #headers(length: number, part: Part | undefined): Record<string, string> {
    const { lastModified, noLength, headers } = this.#behaviour;
    return {
      ...(this.#behaviour.noRanges ? {} : { 'accept-ranges': 'bytes' }),
      ...(noLength ? {} : { 'content-length': String(length) }),
      ...(this.#etag === undefined ? {} : { etag: this.#etag }),
      ...(lastModified === undefined || lastModified === null ? {} : { 'last-modified': lastModified }),
      ...(part === undefined ? {} : { 'content-range': `bytes ${part.first}-${part.last}/${this.content.length}` }),
      ...headers,
    };
  }

  #partFor({ headers }: IncomingMessage): Part | undefined | 'unsatisfiable' {
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
    if (from === undefined || this.#behaviour.noRanges || !this.#isCurrent(headers['if-range'])) return undefined;
    const first = Number(from);
    const last = Math.min(to ? Number(to) : Infinity, this.content.length - 1);
    return first > last ? 'unsatisfiable' : { first, last };
  }

  #isCurrent(ifRange: string | string[] | undefined): boolean {
    return ifRange === undefined || ifRange === this.#etag || ifRange === this.#behaviour.lastModified;
  }

  async #send(body: Buffer, response: ServerResponse, released: AbortSignal): Promise<void> {
    const { cutAfter, stallAfter, bytesPerSecond } = this.#behaviour;
    const cutAt = cutAfter !== undefined && this.#cuts > 0 ? cutAfter : Infinity;
    if (cutAt < body.length) this.#cuts -= 1;
    const stallAt = stallAfter !== undefined && !released.aborted ? stallAfter : Infinity;
    const piece = bytesPerSecond === undefined ? 64 * 1024 : Math.ceil(bytesPerSecond / 20);
    for (let sent = 0; sent < body.length;) {
      if (sent >= cutAt) return void response.destroy();
      if (sent >= stallAt && !released.aborted) await once(released, 'abort');
      const border = Math.min(...[cutAt, stallAt].filter((at) => at > sent), body.length);
      const bytes = body.subarray(sent, Math.min(sent + piece, border));
      await written(bytes, response);
      if (response.destroyed) return;
      sent += bytes.length;
      if (bytesPerSecond !== undefined) await wait((bytes.length / bytesPerSecond) * 1_000);
    }
    response.end();
  }
}

interface Part {
  readonly first: number;
  readonly last: number;
}

/** Waits until the bytes have left the process, or the connection is gone: what was sent before a cut then arrives. */
const written = (bytes: Buffer, response: ServerResponse): Promise<void> =>
  new Promise((done) => {
    response.once('close', done);
    response.write(bytes, () => {
      response.off('close', done);
      done();
    });
  });

async function refuse(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}) {
  response.writeHead(status, headers);
  response.end(status === 204 || status === 304 ? undefined : `${status}\n`);
}

/** The same bytes for the same name, and others for another: xorshift, seeded with the name. */
function pseudoRandom(name: string, size: number): Buffer {
  const words = new Uint32Array(Math.ceil(size / 4));
  let word = createHash('sha256').update(name).digest().readUInt32LE() | 1;
  for (let index = 0; index < words.length; index++) {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    words[index] = word;
  }
  return Buffer.from(words.buffer, 0, size);
}
