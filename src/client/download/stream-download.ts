import { ByteLengthQueuingStrategy, ReadableStream, type ReadableStreamDefaultController } from 'node:stream/web';
import { match } from 'ts-pattern';
import type { ByteRange } from '../../model/index.ts';
import type { Connection } from '../connection.ts';
import { DeliveryOptimizationError } from '../delivery-optimization-error.ts';
import type { Holdings } from '../holdings.ts';
import { invalid } from '../invalid.ts';
import { Mailbox } from '../mailbox.ts';
import type { DownloadSettings } from './download-properties.ts';
import type { DownloadError } from './download-error.ts';
import type { DownloadStatus } from './download-status.ts';
import { attemptOn, type KnownDownload } from './known-download.ts';
import { checkSource, makeDownload } from './make-download.ts';
import { canGoOn } from './can-go-on.ts';
import { checkRunOptions, downloadFailed, finalize, resume, start } from './run-download.ts';
import { looksAt, type DownloadWatchOptions } from './watch-download.ts';
import { writtenStream, type Taker } from './written-stream.ts';

/**
 * How a file is streamed, and any of the properties that can be set.
 * - `ranges`: the parts to fetch, one after the other; left out, the whole file
 * - `highWaterMark`: bytes that may wait to be read before the service is asked to pause. Default: 8 MiB
 * - `signal`: ends the stream and the download; the signal's reason is thrown
 */
export interface StreamOptions extends DownloadWatchOptions, Omit<Partial<DownloadSettings>, 'url' | 'path'> {
  readonly ranges?: readonly ByteRange[] | undefined;
  readonly highWaterMark?: number | undefined;
}

const DEFAULT_HIGH_WATER_MARK = 8 * 1024 * 1024;
/** Up to Windows 11 22H2 a stream must be told which bytes it gets. */
const ALL: readonly ByteRange[] = [{ offset: 0 }];
/** What a server says to that of a file without bytes. */
const NOTHING_THERE = { kind: 'http-status', status: 416 } as const;

/**
 * A download whose bytes are read instead of put into a file. The service writes them to an object of ours and must
 * never be kept waiting in that call; so what is not read yet waits here, and the download is paused while too much does.
 */
export class StreamDownload implements AsyncDisposable, Taker {
  readonly readable: ReadableStream<Uint8Array>;
  readonly #highWaterMark: number;
  readonly #isWhole: boolean;
  readonly #mailbox = new Mailbox();
  readonly #leaving = new AbortController();
  readonly #onEnd: (stream: AsyncDisposable) => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #flow: Promise<void> = Promise.resolve();
  #over = false;
  /** Whether the download is paused because too much waits to be read. */
  #held = false;
  #canPause: boolean | undefined;

  private constructor(highWaterMark: number, isWhole: boolean, onEnd: (stream: AsyncDisposable) => void) {
    this.#highWaterMark = highWaterMark;
    this.#isWhole = isWhole;
    this.#onEnd = onEnd;
    this.readable = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: () => {
          if (this.#held) this.#look();
        },
        cancel: () => this[Symbol.asyncDispose](),
      },
      new ByteLengthQueuingStrategy({ highWaterMark }),
    );
  }

  /** Makes the download and starts it. */
  static async start(
    connection: Connection,
    url: string,
    options: StreamOptions,
    holdings: Holdings,
  ): Promise<StreamDownload> {
    const { ranges = [], highWaterMark = DEFAULT_HIGH_WATER_MARK, pollSeconds, signal, ...settings } = options;
    const source = { ...settings, url };
    checkSource(source);
    checkRunOptions({ ranges, pollSeconds });
    if (!(highWaterMark > 0)) throw invalid(`A highWaterMark of ${highWaterMark}`, 'give a number of bytes above 0');
    const stream = new StreamDownload(highWaterMark, ranges.length === 0, holdings.forget);
    const download = await makeDownload(connection, source, async (made) => {
      using object = writtenStream(stream, made.pointer.calling);
      await attemptOn(made, 'set the stream of', (pointer) =>
        pointer.SetProperty('stream-interface', { type: 'unknown', value: object }),
      );
      signal?.throwIfAborted();
      await holdings.keep(stream);
      await start(made, ranges.length === 0 ? ALL : ranges);
    }).catch((error: unknown) => {
      holdings.forget(stream);
      throw error;
    });
    const left = AbortSignal.any([stream.#leaving.signal, ...(signal === undefined ? [] : [signal])]);
    stream.#flow = stream.#untilRead(download, { signal: left, pollSeconds });
    return stream;
  }

  take(bytes: Uint8Array): boolean {
    if (this.#over || this.#leaving.signal.aborted) return false;
    if (bytes.length > 0) this.#controller?.enqueue(bytes);
    if (this.#room <= 0 && !this.#held) this.#look();
    return true;
  }

  /** Ends the stream, and aborts the download where it has not come to its end. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#leaving.abort(
      new DeliveryOptimizationError('released', 'The stream was cancelled, or its service disposed.'),
    );
    await this.#flow;
  }

  async #untilRead(download: KnownDownload, options: DownloadWatchOptions): Promise<void> {
    try {
      for await (const status of looksAt(download, options, this.#mailbox)) {
        if (await this.#see(download, status)) break;
      }
      this.#over = true;
      this.#controller?.close();
    } catch (error) {
      this.#over = true;
      await download.pointer.Abort().catch(() => undefined);
      this.#controller?.error(error);
    } finally {
      await download.pointer.release();
      this.#onEnd(this);
    }
  }

  /** Does what the status asks for. @returns whether that was all */
  #see(download: KnownDownload, status: DownloadStatus): Promise<boolean> {
    return match(status)
      .returnType<Promise<boolean>>()
      .with({ state: 'created' }, async () => false)
      .with({ state: 'transferring' }, () => this.#holdBack(download))
      .with({ state: 'paused', error: undefined }, () => this.#letGoOn(download))
      .with({ state: 'paused', error: NOTHING_THERE, bytesTransferred: 0 }, ({ error }) =>
        this.#endEmpty(download, error),
      )
      .with({ state: 'paused', error: { waits: true } }, async () => false)
      .with({ state: 'paused' }, { state: 'aborted' }, async ({ error }) => {
        throw downloadFailed(download, error);
      })
      .with({ state: 'transferred' }, async () => {
        await finalize(download);
        return true;
      })
      .with({ state: 'finalized' }, async () => true)
      .exhaustive();
  }

  async #endEmpty(download: KnownDownload, error: DownloadError): Promise<boolean> {
    if (!this.#isWhole) throw downloadFailed(download, error);
    await attemptOn(download, 'abort', (pointer) => pointer.Abort());
    return true;
  }

  /** Pauses where too much waits. By then everything may have arrived: that is no failure. */
  async #holdBack(download: KnownDownload): Promise<boolean> {
    if (this.#room > 0) return false;
    this.#canPause ??= await canGoOn(download);
    if (!this.#canPause) return false;
    this.#held = true;
    try {
      await attemptOn(download, 'pause', (pointer) => pointer.Pause());
    } catch (error) {
      this.#held = false;
      if (!(error instanceof DeliveryOptimizationError && error.code === 'invalid-state')) throw error;
    }
    this.#look();
    return false;
  }

  async #letGoOn(download: KnownDownload): Promise<boolean> {
    if (!this.#held || this.#room < this.#highWaterMark / 2) return false;
    this.#held = false;
    await resume(download);
    return false;
  }

  /** Bytes that may still come before it is too much; below 0 when it is. */
  get #room(): number {
    return this.#controller?.desiredSize ?? 0;
  }

  #look(): void {
    this.#mailbox.put({ kind: 'modified' });
  }
}
