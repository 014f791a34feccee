import type { ReadableStream } from 'node:stream/web';
import { shownUrl } from '../../model/index.ts';
import { reasonFirst, type Abortable } from '../abortable.ts';
import { attempt } from '../attempt.ts';
import type { Connection } from '../connection.ts';
import type { Holdings } from '../holdings.ts';
import type { DownloadSettings } from './download-properties.ts';
import type { DownloadProgress } from './download-status.ts';
import { Download } from './download.ts';
import type { KnownDownload } from './known-download.ts';
import { checkFilter, listDownloads, type DownloadFilter } from './list-downloads.ts';
import { checkDownloadRequest, makeDownload, takeBack, type DownloadRequest } from './make-download.ts';
import { checkRunOptions, type DownloadRunOptions } from './run-download.ts';
import { streamDownload, type StreamOptions } from './stream-download.ts';

/** How a download runs, and any of the properties that can be set. */
export interface DownloadOptions extends DownloadRunOptions, Omit<Partial<DownloadSettings>, 'url' | 'path'> {}

/** The downloads of one service, as `Service` offers them. */
export class Downloads {
  readonly #connection: Connection;
  readonly #holdings: Holdings;

  constructor(connection: Connection, holdings: Holdings) {
    this.#connection = connection;
    this.#holdings = holdings;
  }

  async create(request: DownloadRequest, { signal }: Abortable): Promise<Download> {
    signal?.throwIfAborted();
    checkDownloadRequest(request);
    return this.#attempt('make a download', async () => {
      const known = await makeDownload(this.#connection, request, signal);
      try {
        this.#holdings.check();
      } catch (error) {
        await takeBack(known.pointer);
        throw error;
      }
      return this.#hold(known);
    }).catch(reasonFirst(signal));
  }

  async run(url: string, path: string, options: DownloadOptions): Promise<DownloadProgress> {
    const { ranges, onStatus, pollSeconds, signal, ...settings } = options;
    const run = { ranges, onStatus, pollSeconds, signal };
    checkRunOptions(run);
    await using download = await this.create({ ...settings, url, path }, { signal });
    return await download.run(run);
  }

  async stream(url: string, options: StreamOptions): Promise<ReadableStream<Uint8Array>> {
    const { signal } = options;
    signal?.throwIfAborted();
    const start = () => streamDownload(this.#connection, this.#holdings, url, options);
    const stream = await this.#attempt(`stream ${shownUrl(url)}`, start).catch(reasonFirst(signal));
    if (signal?.aborted) await stream.cancel();
    signal?.throwIfAborted();
    return stream;
  }

  async list(filter: DownloadFilter | undefined, { signal }: Abortable): Promise<readonly Download[]> {
    signal?.throwIfAborted();
    if (filter !== undefined) checkFilter(filter);
    return await this.#attempt(`list the downloads of ${this.#connection.service}`, async () => {
      const found = await listDownloads(this.#connection, filter, signal);
      return await Promise.all(found.map((known) => this.#hold(known)));
    }).catch(reasonFirst(signal));
  }

  #hold(known: KnownDownload): Promise<Download> {
    return this.#holdings.keep(new Download(this.#connection, known, this.#holdings.forget));
  }

  #attempt<R>(doing: string, action: () => Promise<R>): Promise<R> {
    return attempt(doing, () => {
      this.#holdings.check();
      return action();
    });
  }
}
