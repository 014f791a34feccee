import { inspect } from 'node:util';
import { shownUrl } from '../../model/index.ts';
import type { Connection } from '../connection.ts';
import { ready } from '../connection.ts';
import { attempt } from '../attempt.ts';
import { invalid } from '../invalid.ts';
import { checkDownloadCost } from './check-cost.ts';
import { checkSettings, readProperty, writeSettings } from './access-property.ts';
import type { DownloadSettings } from './download-properties.ts';
import { type DownloadPointer, type KnownDownload } from './known-download.ts';

/** A download to make: where it comes from and goes to, and any of the properties that can be set. */
export interface DownloadRequest extends Partial<DownloadSettings> {
  readonly path: string;
}

/** Refuses what no service would take, before anything is made. @throws {DeliveryOptimizationError} `invalid-argument` */
export function checkDownloadRequest(request: DownloadRequest): void {
  if (request.path === undefined) throw invalid(`A download to path ${inspect(request.path)}`, 'give an absolute one');
  checkSource(request);
}

/** @throws {DeliveryOptimizationError} `invalid-argument` */
export function checkSource(settings: Partial<DownloadSettings>): void {
  checkSettings(settings);
  if (settings.url === undefined && settings.contentId === undefined) {
    throw invalid('A download comes from nowhere', 'give it a url, or a contentId');
  }
}

/**
 * Makes a download with its properties, not started. When one of them is refused, or `signal` aborts, it is taken back.
 * @param prepare what else to do before it is handed out
 */
export function makeDownload(
  connection: Connection,
  settings: Partial<DownloadSettings>,
  signal: AbortSignal | undefined,
  prepare: (download: KnownDownload) => Promise<void> = async () => undefined,
): Promise<KnownDownload> {
  const of = `a download of ${settings.url === undefined ? settings.contentId : shownUrl(settings.url)}`;
  return attempt(
    `make ${of}`,
    async () => {
      checkDownloadCost(connection, settings);
      using manager = await connection.downloadManager();
      const pointer = await ready(connection, await manager.CreateDownload());
      try {
        await writeSettings(pointer, settings, of, signal);
        signal?.throwIfAborted();
        const known = await know(pointer);
        signal?.throwIfAborted();
        await prepare(known);
        return known;
      } catch (error) {
        await takeBack(pointer);
        throw error;
      }
    },
    { 'not-supported': 'Delivery Optimization has downloads since Windows 10 1809.' },
  );
}

/** Leaves nothing of a download that was made in vain. */
export async function takeBack(pointer: DownloadPointer): Promise<void> {
  await pointer.Abort().catch(() => undefined);
  await pointer.release();
}

/** Asks a download who it is. The pointer stays the caller's to release where that fails. */
export async function know(pointer: DownloadPointer): Promise<KnownDownload> {
  const id = await readProperty(pointer, 'id', 'a download');
  return { id: id ?? '', pointer };
}
