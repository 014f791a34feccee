import { attempt } from '../attempt.ts';
import type { Connection } from '../connection.ts';
import type { DownloadPointer } from './known-download.ts';
import { listDownloads } from './list-downloads.ts';

/**
 * Finds a download whose service was gone and is back; the pointer is the caller's. `undefined` where it has gone with
 * its service, as all but the `nonVolatile` do.
 */
export const findAgain = (
  connection: Connection,
  id: string,
  signal: AbortSignal,
): Promise<DownloadPointer | undefined> =>
  attempt(`find download ${id} again`, async () => {
    const [found] = await listDownloads(connection, { id }, signal);
    return found?.pointer;
  });
