import { match } from 'ts-pattern';
import { either } from '../abortable.ts';
import { DeliveryOptimizationError } from '../delivery-optimization-error.ts';
import { Mailbox } from '../mailbox.ts';
import { canGoOn } from './can-go-on.ts';
import { downloadFailed } from './download-failed.ts';
import type { DownloadError } from './download-error.ts';
import type { DownloadStatus } from './download-status.ts';
import { attemptOn, finalize, resume, type KnownDownload } from './known-download.ts';
import { looksAt, type DownloadWatchOptions } from './watch-download.ts';
import { WaitingBytes } from './waiting-bytes.ts';

/** What a server says to `bytes=0-` of a file without bytes. */
const NOTHING_THERE = { kind: 'http-status', status: 416 } as const;

/**
 * A download whose bytes are read instead of put into a file. The service writes them to an object of ours and must
 * never be kept waiting in that call; so what is not read yet waits here, and the download is paused while too much does.
 */
export class FlowingDownload implements AsyncDisposable {
  readonly bytes: WaitingBytes;
  readonly #isWhole: boolean;
  readonly #onEnd: (download: AsyncDisposable) => void;
  readonly #mailbox = new Mailbox();
  readonly #leaving = new AbortController();
  #flow: Promise<void> = Promise.resolve();
  /** Whether it is paused because too much waits to be read. */
  #held = false;
  #canPause: boolean | undefined;

  /** @param isWhole whether the whole file is asked for, and not parts of it */
  constructor(highWaterMark: number, isWhole: boolean, onEnd: (download: AsyncDisposable) => void) {
    this.#isWhole = isWhole;
    this.#onEnd = onEnd;
    this.bytes = new WaitingBytes(highWaterMark, {
      onFull: () => {
        if (!this.#held) this.#look();
      },
      onRead: () => {
        if (this.#held) this.#look();
      },
      onCancel: () => this[Symbol.asyncDispose](),
    });
  }

  /** Sees a download that was started to its end. */
  flow(download: KnownDownload, { signal, pollSeconds }: DownloadWatchOptions): void {
    const left = either(this.#leaving.signal, signal);
    this.#flow = this.#untilRead(download, { signal: left, pollSeconds });
  }

  /** Ends the stream, and aborts the download where it has not come to its end. */
  async [Symbol.asyncDispose](): Promise<void> {
    const message = 'The stream was cancelled, or its service disposed.';
    this.#leaving.abort(new DeliveryOptimizationError('released', message));
    await this.#flow;
  }

  async #untilRead(download: KnownDownload, options: DownloadWatchOptions): Promise<void> {
    try {
      for await (const status of looksAt(download, options, this.#mailbox)) {
        if (await this.#see(download, status)) break;
      }
      this.bytes.close();
    } catch (error) {
      this.bytes.fail(error);
      await download.pointer.Abort().catch(() => undefined);
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

  /** Pauses where too much waits. By then everything may have arrived: that is no failure. */
  async #holdBack(download: KnownDownload): Promise<boolean> {
    if (!this.bytes.isFull) return false;
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
    if (!this.#held || !this.bytes.hasRoom) return false;
    this.#held = false;
    await resume(download);
    return false;
  }

  async #endEmpty(download: KnownDownload, error: DownloadError): Promise<boolean> {
    if (!this.#isWhole) throw downloadFailed(download, error);
    await attemptOn(download, 'abort', (pointer) => pointer.Abort());
    return true;
  }

  #look(): void {
    this.#mailbox.put({ kind: 'modified' });
  }
}
