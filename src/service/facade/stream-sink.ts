import { ISequentialStream, IStream } from '../../bindings/index.ts';
import { ComError, formatHresult, type Caller, type IUnknown } from '../../com/index.ts';
import { TransferFailure, type OpenSink, type Sink } from '../transfer/index.ts';
import { Found } from './found.ts';
import type { Listening } from './listeners.ts';

/**
 * A stream of a client's that takes a file's bytes: in order, each once, the next when Write has returned for the last. It
 * must take all of them; what it answers otherwise ends the transfer, which can go on behind what it took.
 * @see https://learn.microsoft.com/windows/win32/api/objidl/nn-objidl-isequentialstream
 */
export class StreamSink implements Sink, Listening {
  readonly random = false;
  readonly #client: Caller<typeof IUnknown>;
  readonly #stream = new Found(() => this.#asStream());
  #length = 0;

  /** @param client the stream as its client gave it, with a reference that becomes the sink's */
  constructor(client: Caller<typeof IUnknown>) {
    this.#client = client;
  }

  /** The stream as its client gave it, with a reference for the receiver; `undefined` once it was let go. */
  share(): Caller<typeof IUnknown> | undefined {
    return this.#client.released ? undefined : this.#client.share();
  }

  open(): OpenSink {
    const taken = () => this.#length;
    return {
      get length() {
        return taken();
      },
      write: (pieces) => this.#write(pieces),
      truncate: () => Promise.reject(refused('cannot give back what it has taken', 'E_NOTIMPL')),
      sync: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
  }

  /** Lets the stream go, once the call that is on its way has returned. */
  async letGo(): Promise<void> {
    await Promise.all([this.#stream.letGo(), this.#client.release()]);
  }

  /** To another process one call for all pieces, since each has to travel; within this one none is copied together. */
  async #write(pieces: readonly Uint8Array[]): Promise<void> {
    const travels = this.#client.calling !== 'direct' && pieces.length > 1;
    for (const piece of travels ? [Buffer.concat(pieces)] : pieces) await this.#writePiece(piece);
  }

  async #writePiece(bytes: Uint8Array): Promise<void> {
    const written = await this.#call(bytes);
    this.#length += Math.min(written, bytes.length);
    if (written !== bytes.length) throw refused(`took ${written} of ${bytes.length} bytes`, 'short write');
  }

  async #call(bytes: Uint8Array): Promise<number> {
    try {
      return await (await this.#stream.get()).Write(bytes);
    } catch (cause) {
      if (cause instanceof ComError) throw refused(`failed: ${cause.message}`, formatHresult(cause.hresult), cause);
      throw refused('was let go', 'released', cause);
    }
  }

  /** Delivery Optimization asks for IStream, although it calls nothing but Write; a stream without a position will do. */
  async #asStream(): Promise<Caller<typeof ISequentialStream>> {
    const stream = await this.#client.tryQuery(IStream);
    return stream === undefined ? this.#client.query(ISequentialStream) : stream.as(ISequentialStream);
  }
}

const refused = (what: string, errno: string, cause?: unknown): TransferFailure =>
  new TransferFailure({ kind: 'local-file', errno }, `The stream that takes the file ${what}.`, { cause });
