import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { Random } from './random.ts';

/** What became of a file on the server: how many of its bytes were sent in all, and where each answer began. */
export interface Served {
  readonly size: number;
  readonly sha256: string;
  sent: number;
  readonly answers: { readonly first: number }[];
}

/** How much an answer sends at a time, and how long it rests after it: 4 MiB a second. */
const PIECE = 64 * 1024;
const REST_MILLISECONDS = 16;

/** So many bytes follow one another until they repeat: a prime, so that a piece in a wrong place shows. */
const PATTERN = 16_381;

/** The date of every file: old enough to tell two versions apart. */
const LAST_MODIFIED = 'Wed, 01 Jan 2020 00:00:00 GMT';

/** A file server that counts the bytes it has sent of each file, and hangs up now and then. Ranges are honoured. */
export class CountingServer implements AsyncDisposable {
  readonly served = new Map<string, Served>();
  readonly #contents = new Map<string, Buffer>();
  readonly #connections = new Set<Socket>();
  readonly #random: Random;
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch(() => response.destroy());
  });

  private constructor(random: Random) {
    this.#random = random;
    this.#server.on('connection', (socket) => {
      this.#connections.add(socket);
      socket.once('close', () => this.#connections.delete(socket));
    });
  }

  static async start(random: Random): Promise<CountingServer> {
    const server = new CountingServer(random);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  /** Makes a file of its own pseudo-random bytes. */
  make(name: string, size: number): void {
    const pattern = Buffer.alloc(PATTERN);
    for (let at = 0; at < PATTERN; at += 1) pattern[at] = this.#random.below(256);
    const content = Buffer.alloc(size, pattern);
    this.#contents.set(name, content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    this.served.set(name, { size, sha256, sent: 0, answers: [] });
  }

  /** Forgets a file that nobody will fetch any more. */
  forget(name: string): void {
    this.#contents.delete(name);
    this.served.delete(name);
  }

  /** @param mirror another number, another address */
  url(name: string, mirror = 0): string {
    const address = this.#server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return `http://127.0.0.1:${port}/${mirror}/${name}`;
  }

  /** Waits until everything that clients which are gone had asked for has been heard: their connections are over then. */
  async forgotten(): Promise<void> {
    // Two turns of the event loop, between which every connection is accepted that there is.
    await turn();
    await turn();
    while (this.#connections.size > 0)
      await Promise.race([...this.#connections].map((socket) => once(socket, 'close')));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = request.url?.split('/')[2] ?? '';
    const content = this.#contents.get(name);
    const served = this.served.get(name);
    if (content === undefined || served === undefined) return void response.writeHead(404).end();
    const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const ranged = request.headers.range !== undefined && isCurrent(name, request.headers['if-range']);
    const first = ranged ? Number(from) : 0;
    const last = Math.min(ranged && to !== '' ? Number(to) : Infinity, content.length - 1);
    if (ranged && first > last)
      return void response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
    response.writeHead(ranged ? 206 : 200, {
      'accept-ranges': 'bytes',
      'content-length': last + 1 - first,
      etag: etagOf(name),
      'last-modified': LAST_MODIFIED,
      ...(ranged ? { 'content-range': `bytes ${first}-${last}/${content.length}` } : {}),
    });
    if (request.method === 'HEAD') return void response.end();
    await this.#send(content.subarray(first, last + 1), response, served, first);
  }

  async #send(body: Buffer, response: ServerResponse, served: Served, first: number): Promise<void> {
    served.answers.push({ first });
    const hangsUpAt = this.#random.below(20) === 0 ? this.#random.below(body.length) : Infinity;
    for (let at = 0; at < body.length; at += PIECE) {
      if (response.destroyed || at > hangsUpAt) return void response.destroy();
      const piece = body.subarray(at, at + PIECE);
      served.sent += piece.length;
      await new Promise<void>((done) => {
        response.once('close', done);
        response.write(piece, () => {
          response.off('close', done);
          done();
        });
      });
      await wait(REST_MILLISECONDS);
    }
    response.end();
  }
}

const etagOf = (name: string): string => `"${name}"`;

const isCurrent = (name: string, ifRange: string | string[] | undefined): boolean =>
  ifRange === undefined || ifRange === etagOf(name) || ifRange === LAST_MODIFIED;
