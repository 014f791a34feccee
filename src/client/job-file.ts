import {
  IBackgroundCopyFile2,
  type IBackgroundCopyFile,
  type IBackgroundCopyJob,
  type IEnumBackgroundCopyFiles,
} from '../bindings/index.ts';
import { ComError, E_NOTIMPL, S_FALSE, type Caller } from '../com/index.ts';
import type { ByteRange, FileProgress } from '../model/index.ts';
import { ready, type Connection } from './connection.ts';

/** A file of a job, and how far it is. */
export interface JobFile {
  /** Where it comes from; after a redirect that the job reports, the new address. */
  readonly url: string;
  /** Its absolute local path. */
  readonly path: string;
  /** In bytes. */
  readonly progress: FileProgress;
}

/** How many files one call to the enumerator fetches. */
const BATCH = 64;

/** Visits the files of a job, in the order they were added; each pointer is released after its visit. */
async function visitFiles<T>(
  enumerator: Caller<typeof IEnumBackgroundCopyFiles>,
  visit: (file: Caller<typeof IBackgroundCopyFile>) => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T[]> {
  const visited: T[] = [];
  for (;;) {
    signal?.throwIfAborted();
    const [code, files] = await enumerator.Next(BATCH);
    try {
      for (const file of files) {
        signal?.throwIfAborted();
        visited.push(await visit(file));
      }
    } finally {
      for (const file of files) file[Symbol.dispose]();
    }
    if (code === S_FALSE) return visited;
  }
}

/** As `visitFiles`, from the job on. Once `signal` aborts, no other file is visited. */
export async function visitFilesOf<T>(
  connection: Connection,
  job: Caller<typeof IBackgroundCopyJob>,
  visit: (file: Caller<typeof IBackgroundCopyFile>) => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T[]> {
  signal?.throwIfAborted();
  using enumerator = await ready(connection, await job.EnumFiles());
  return await visitFiles(enumerator, async (file) => visit(await ready(connection, file)), signal);
}

export async function describeFile(file: Caller<typeof IBackgroundCopyFile>): Promise<JobFile> {
  const [url, path, progress] = await Promise.all([file.GetRemoteName(), file.GetLocalName(), file.GetProgress()]);
  return { url, path, progress };
}

/** What a job was asked to fetch of a file. */
export interface WantedFile {
  readonly url: string;
  readonly path: string;
  /** None: the whole file. */
  readonly ranges?: readonly ByteRange[];
}

export async function wantedFile(
  connection: Connection,
  file: Caller<typeof IBackgroundCopyFile>,
): Promise<WantedFile> {
  const [url, path] = await Promise.all([file.GetRemoteName(), file.GetLocalName()]);
  return { url, path, ranges: await rangesOf(connection, file) };
}

/** None for the whole file, and where the service does not tell. */
async function rangesOf(
  connection: Connection,
  file: Caller<typeof IBackgroundCopyFile>,
): Promise<readonly ByteRange[]> {
  using telling = await file.tryQuery(IBackgroundCopyFile2);
  if (telling === undefined) return [];
  await ready(connection, telling);
  try {
    const [, ranges] = await telling.GetFileRanges();
    return ranges.map(({ initialOffset: offset, length }) => (length === undefined ? { offset } : { offset, length }));
  } catch (error) {
    if (error instanceof ComError && error.hresult === E_NOTIMPL) return [];
    throw error;
  }
}
