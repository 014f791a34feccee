import { attempt } from '../attempt.ts';
import type { Connection } from '../connection.ts';
import type { KnownDownload } from './known-download.ts';
import { listDownloads } from './list-downloads.ts';

/**
 * Finds a download whose service was gone, once that is back; the pointer is the caller's.
 * @throws `gone`, where the service stays away or the download has gone with it, as all but the `nonVolatile` do; the
 *   signal's reason when it aborts
 */
export async function findAgain(
  connection: Connection,
  id: string,
  gone: unknown,
  signal: AbortSignal | undefined,
): Promise<KnownDownload> {
  const look = () => attempt(`find download ${id} again`, () => listDownloads(connection, { id }, signal));
  const [found] = await connection.whenBack(gone, look, signal);
  if (found === undefined) throw gone;
  return found;
}
