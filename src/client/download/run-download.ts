import { match, P } from 'ts-pattern';
import type { ByteRange } from '../../model/index.ts';
import { abortable } from '../abortable.ts';
import { DeliveryOptimizationError } from '../delivery-optimization-error.ts';
import { sayThrown } from '../handler-failure.ts';
import { checkRanges } from '../job-request.ts';
import { checkPollSeconds } from '../poll-seconds.ts';
import { downloadFailed } from './download-failed.ts';
import { endOf, type DownloadEnd, type DownloadProgress, type DownloadStatus } from './download-status.ts';
import { finalize, readStatus, resume, start, type KnownDownload } from './known-download.ts';
import { type DownloadWatch, type DownloadWatchOptions } from './watch-download.ts';

/** How a download is run. `signal` ends the run and the download, and its reason is thrown. */
export interface DownloadRunOptions extends DownloadWatchOptions {
  /**
   * The parts to fetch, written one after the other; left out, the whole file. Of no meaning for a download that was
   * started before.
   */
  readonly ranges?: readonly ByteRange[] | undefined;
  /** Told where the download stands, whenever that has changed. */
  readonly onStatus?: ((status: DownloadStatus) => void | Promise<void>) | undefined;
}

/** @throws {DeliveryOptimizationError} `invalid-argument` */
export function checkRunOptions({ ranges = [], pollSeconds }: DownloadRunOptions): void {
  checkRanges(ranges);
  if (pollSeconds !== undefined) checkPollSeconds(pollSeconds);
}

/** Brings a download from where it stands to its end: finalized, or aborted wherever anything goes wrong on the way. */
export async function runDownload(
  download: KnownDownload,
  watch: DownloadWatch,
  options: DownloadRunOptions,
): Promise<DownloadProgress> {
  try {
    await setGoing(download, options.ranges ?? []);
    const end = await ended(download, watch, options);
    await match(end)
      .with({ state: 'transferred' }, () => finalize(download))
      .with({ state: 'finalized' }, () => undefined)
      .with({ state: P.union('paused', 'aborted') }, ({ error }) => {
        throw downloadFailed(download, error);
      })
      .exhaustive();
    return { bytesTotal: end.bytesTotal, bytesTransferred: end.bytesTransferred };
  } catch (error) {
    // What ended the run is what there is to tell, whatever becomes of this; a final download refuses it anyway.
    await download.pointer.Abort().catch(() => undefined);
    throw error;
  }
}

async function setGoing(download: KnownDownload, ranges: readonly ByteRange[]): Promise<void> {
  const { state } = await readStatus(download);
  if (state === 'created') await start(download, ranges);
  if (state === 'paused') await resume(download);
}

async function ended(download: KnownDownload, watch: DownloadWatch, options: DownloadRunOptions): Promise<DownloadEnd> {
  for await (const status of watch.statuses(download)) {
    await tell(download, status, options);
    const end = endOf(status);
    if (end !== undefined) return end;
  }
  throw new DeliveryOptimizationError('unexpected', `Download ${download.id} ended without a status.`);
}

async function tell({ id }: KnownDownload, status: DownloadStatus, options: DownloadRunOptions): Promise<void> {
  const { onStatus, signal } = options;
  if (onStatus === undefined) return;
  try {
    await abortable((async () => onStatus(status))(), signal);
  } catch (cause) {
    signal?.throwIfAborted();
    const message = `onStatus threw: ${sayThrown(cause)}. Download ${id} was aborted.`;
    throw new DeliveryOptimizationError('handler-failed', message, { cause });
  }
}
