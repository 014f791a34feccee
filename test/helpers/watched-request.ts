import { EventEmitter, once } from 'node:events';
import { get } from 'node:http';

/** A request without a client's cleverness, whose answer can be watched while it arrives. */
export class WatchedRequest {
  /** Fulfilled with the whole body, rejected when the answer breaks off. */
  readonly body: Promise<Buffer>;
  readonly #arrivals = new EventEmitter();
  #pieces: Buffer[] | undefined;

  constructor(url: string, headers: Readonly<Record<string, string>> = {}) {
    this.body = this.#receive(url, headers);
    this.body.catch(() => undefined);
  }

  /** What has arrived of the body; `undefined` before its head. */
  get bytes(): Buffer | undefined {
    return this.#pieces && Buffer.concat(this.#pieces);
  }

  /** Waits until so many bytes of the body are there; 0: the head is. */
  async arrives(count: number): Promise<void> {
    while ((this.bytes?.length ?? -1) < count) await once(this.#arrivals, 'arrival');
  }

  #receive(url: string, headers: Readonly<Record<string, string>>): Promise<Buffer> {
    return new Promise((done, failed) => {
      const request = get(url, { headers, agent: false }, (response) => {
        this.#take();
        response.on('data', (piece: Buffer) => this.#take(piece));
        response.on('end', () => done(this.bytes ?? Buffer.alloc(0)));
        response.on('error', failed);
      });
      request.on('error', failed);
    });
  }

  #take(...pieces: Buffer[]): void {
    this.#pieces = [...(this.#pieces ?? []), ...pieces];
    this.#arrivals.emit('arrival');
  }
}
