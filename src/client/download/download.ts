import type { IDODownload } from '../../bindings/index.ts';
import type { ByteRange } from '../../model/index.ts';
import { reasonFirst, type Abortable } from '../abortable.ts';
import type { Connection } from '../connection.ts';
import { DeliveryOptimizationError } from '../delivery-optimization-error.ts';
import { Handle } from '../handle.ts';
import { checkRanges } from '../job-request.ts';
import { checkPollSeconds } from '../poll-seconds.ts';
import { checkSettings, readProperty, writeSettings } from './access-property.ts';
import { checkDownloadCost } from './check-cost.ts';
import { checkMoment } from './check-moment.ts';
import type { DownloadProperties, DownloadSettings, ReadableProperty } from './download-properties.ts';
import { findAgain } from './find-again.ts';
import { endOf, type DownloadEnd, type DownloadProgress, type DownloadStatus } from './download-status.ts';
import {
  attemptOn,
  finalize,
  readStatus,
  resume,
  start,
  type DownloadPointer,
  type KnownDownload,
} from './known-download.ts';
import { checkRunOptions, runDownload, type DownloadRunOptions } from './run-download.ts';
import { DownloadWatch, type DownloadWatchOptions } from './watch-download.ts';

/**
 * The download of one file. It lives in the service, not here: disposing this object lets go of it and aborts it only
 * while it is being run. Every method rejects with `DeliveryOptimizationError`.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nn-deliveryoptimization-idodownload
 */
export class Download implements AsyncDisposable {
  /** A GUID as the service writes it; `service.downloads({ id })` finds the download again. */
  readonly id: string;
  readonly #connection: Connection;
  readonly #onDispose: (download: AsyncDisposable) => void;
  readonly #handle: Handle<typeof IDODownload>;

  constructor(connection: Connection, known: KnownDownload, onDispose: (download: AsyncDisposable) => void) {
    const { id, pointer } = known;
    this.id = id;
    this.#connection = connection;
    this.#onDispose = onDispose;
    this.#handle = new Handle(connection, { kind: 'Download', id }, pointer, (signal) =>
      findAgain(connection, id, signal),
    );
  }

  /**
   * Starts the transfer, of the whole file or of parts of it, written one after the other. Further parts may follow once
   * those have arrived.
   */
  async start(options: { readonly ranges?: readonly ByteRange[] } = {}): Promise<void> {
    const { ranges = [] } = options;
    checkRanges(ranges);
    await start(this.#known, ranges);
  }

  /** Lets the download stand; `resume()` goes on with the bytes that are there. */
  pause(): Promise<void> {
    return this.#attempt('pause', (download) => download.Pause());
  }

  /** Goes on after `pause()` or an error, with what the download was started for. */
  resume(): Promise<void> {
    return resume(this.#known);
  }

  /** Ends the download and removes what it has transferred. */
  abort(): Promise<void> {
    return this.#attempt('abort', (download) => download.Abort());
  }

  /** Ends a download that has transferred everything: its file appears under its name. */
  finalize(): Promise<void> {
    return finalize(this.#known);
  }

  /** Where the download stands and how far it is. */
  status(): Promise<DownloadStatus> {
    return readStatus(this.#known);
  }

  /** Reads one of the download's properties; `undefined` where it was never set. */
  get<K extends ReadableProperty>(property: K): Promise<DownloadProperties[K] | undefined> {
    return readProperty(this.#known.pointer, property, `download ${this.id}`);
  }

  /**
   * Changes what is given. All is checked first; what a service refuses leaves the earlier ones set.
   * @throws {DeliveryOptimizationError} `invalid-argument`, `not-supported`, `blocked`, `invalid-state` at the wrong moment;
   *   the signal's reason when it aborts between two properties, which leaves the earlier ones set
   */
  async set(settings: Partial<DownloadSettings>, { signal }: Abortable = {}): Promise<void> {
    signal?.throwIfAborted();
    checkSettings(settings);
    checkDownloadCost(this.#connection, settings);
    const change = async () => {
      const { state } = await this.status();
      checkMoment(settings, state);
      await writeSettings(this.#known.pointer, settings, `download ${this.id}`, signal);
    };
    await change().catch(reasonFirst(signal));
  }

  /**
   * Transfers and finalizes the download, from wherever it stands. On every other way out it is aborted: an error, a
   * handler that throws, an abort of the signal, the disposal of this object. One that is `nonVolatile` is found again
   * when its service was gone.
   * @throws {DeliveryOptimizationError} `download-failed`, `handler-failed`, `invalid-argument`, `service-gone`; the
   *   signal's reason when it aborts
   */
  async run(options: DownloadRunOptions = {}): Promise<DownloadProgress> {
    checkRunOptions(options);
    options.signal?.throwIfAborted();
    const signal = this.#handle.until(options.signal);
    const watch = new DownloadWatch({ ...options, signal });
    const run = (pointer: DownloadPointer) => runDownload({ id: this.id, pointer }, watch, { ...options, signal });
    return await this.#handle.run(run, signal);
  }

  /**
   * What happens to the download, from now on until it is final; where it stands comes first. Watching neither starts
   * nor ends it. Like a run it is told by the service, so that a download is watched or run once at a time, and one that
   * is `nonVolatile` is found again.
   * @throws {DeliveryOptimizationError} `service-gone`, `released`; the signal's reason when it aborts
   */
  async *events(options: DownloadWatchOptions = {}): AsyncGenerator<DownloadStatus, void> {
    const { pollSeconds } = options;
    if (pollSeconds !== undefined) checkPollSeconds(pollSeconds);
    options.signal?.throwIfAborted();
    const signal = this.#handle.until(options.signal);
    const watch = new DownloadWatch({ ...options, signal });
    yield* this.#handle.watch((pointer) => watch.statuses({ id: this.id, pointer }), signal);
  }

  /**
   * Waits until the service does nothing more by itself: everything has arrived, an error has paused the download, or
   * somebody has ended it. Neither starts nor ends it.
   * @throws as `events()`
   */
  async done(options: DownloadWatchOptions = {}): Promise<DownloadEnd> {
    for await (const status of this.events(options)) {
      const end = endOf(status);
      if (end !== undefined) return end;
    }
    throw new DeliveryOptimizationError('unexpected', `Download ${this.id} ended without a status.`);
  }

  /** Lets go of the download, which lives on in the service unless it is being run. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#onDispose(this);
    await this.#handle.leave();
    await this.#handle.pointer.release();
  }

  get #known(): KnownDownload {
    return { id: this.id, pointer: this.#handle.pointer };
  }

  #attempt<R>(doing: string, action: (download: DownloadPointer) => Promise<R>): Promise<R> {
    return attemptOn(this.#known, doing, action);
  }
}
