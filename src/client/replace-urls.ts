import {
  IBackgroundCopyFile2,
  IBackgroundCopyJob5,
  type IBackgroundCopyFile,
  type IBackgroundCopyJob,
} from '../bindings/index.ts';
import { S_FALSE, type Caller } from '../com/index.ts';
import { ready, type Connection } from './connection.ts';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';
import { visitFilesOf } from './job-file.ts';
import { shownUrl } from '../model/index.ts';

type Pointer = Caller<typeof IBackgroundCopyJob>;

/**
 * Gives files new URLs by their present ones. Once `signal` aborts, no other file gets one.
 * @throws {DeliveryOptimizationError} `invalid-argument`: no file has it
 */
export async function replaceUrls(
  connection: Connection,
  job: Pointer,
  id: string,
  replacements: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const replaced = Object.keys(replacements);
  if (replaced.length === 0) return;
  const known = new Set(await visitFilesOf(connection, job, (file) => file.GetRemoteName(), signal));
  for (const url of replaced) {
    if (known.has(url)) continue;
    const message = `No file of job ${id} comes from "${shownUrl(url)}": take the URL from files().`;
    throw new DeliveryOptimizationError('invalid-argument', message);
  }
  const replace = async (file: Caller<typeof IBackgroundCopyFile>): Promise<void> => {
    const replacement = replacements[await file.GetRemoteName()];
    if (replacement === undefined) return;
    using renamable = await ready(connection, await file.query(IBackgroundCopyFile2));
    signal?.throwIfAborted();
    await renamable.SetRemoteName(replacement);
  };
  signal?.throwIfAborted();
  await job.Suspend();
  await visitFilesOf(connection, job, replace, signal);
}

/**
 * The same for all URLs that begin so. Asked for by Job5, which all services hand out on the Windows that Node runs on.
 * @see https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyjob3-replaceremoteprefix
 */
export async function replaceUrlPrefix(
  connection: Connection,
  job: Pointer,
  prefix: string,
  replacement: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  using movable = await ready(connection, await job.query(IBackgroundCopyJob5));
  signal?.throwIfAborted();
  await job.Suspend();
  signal?.throwIfAborted();
  return (await movable.ReplaceRemotePrefix(prefix, replacement)) !== S_FALSE;
}
