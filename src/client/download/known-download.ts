import type { DO_DOWNLOAD_RANGE, IDODownload } from '../../bindings/index.ts';
import type { Caller, ValueOf } from '../../com/index.ts';
import type { ByteRange } from '../../model/index.ts';
import { attempt, type Remedies } from '../attempt.ts';
import { statusOf, type DownloadStatus } from './download-status.ts';

export type DownloadPointer = Caller<typeof IDODownload>;

/** A pointer to a download, and the id by which messages name it. Whoever made it releases the pointer. */
export interface KnownDownload {
  readonly id: string;
  readonly pointer: DownloadPointer;
}

/** Does something with a download, and tells in a person's words what could not be done and why. */
export const attemptOn = <R>(
  { id, pointer }: KnownDownload,
  doing: string,
  action: (download: DownloadPointer) => Promise<R>,
  remedies?: Remedies,
): Promise<R> => attempt(`${doing} download ${id}`, () => action(pointer), { ...WHERE_DOWNLOADS_GO, ...remedies });

export const readStatus = (download: KnownDownload): Promise<DownloadStatus> =>
  attemptOn(download, 'read the status of', async (pointer) => statusOf(await pointer.GetStatus()));

/** Starts a download, of the whole file where there are no ranges. */
export const start = (download: KnownDownload, ranges: readonly ByteRange[]): Promise<void> =>
  attemptOn(download, 'start', (pointer) => pointer.Start(ranges.map(toRange)));

/** Lets a download go on with what it was started for. */
export const resume = (download: KnownDownload): Promise<void> =>
  attemptOn(download, 'resume', (pointer) => pointer.Start(null));

export const finalize = (download: KnownDownload): Promise<void> =>
  attemptOn(download, 'finalize', (pointer) => pointer.Finalize());

const toRange = ({ offset, length }: ByteRange): ValueOf<typeof DO_DOWNLOAD_RANGE> => ({ offset, length });

const WHERE_DOWNLOADS_GO: Remedies = {
  'service-gone': 'Downloads end with their service unless they are nonVolatile: connect() again, and make it anew.',
};
