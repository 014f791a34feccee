import type { IBackgroundCopyFile, IBackgroundCopyJob, IEnumBackgroundCopyFiles } from '../bindings/index.ts';
import { S_FALSE, type Caller } from '../com/index.ts';
import type { FileProgress } from '../model/index.ts';
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
): Promise<T[]> {
  const visited: T[] = [];
  for (;;) {
    const [code, files] = await enumerator.Next(BATCH);
    try {
      for (const file of files) visited.push(await visit(file));
    } finally {
      for (const file of files) file[Symbol.dispose]();
    }
    if (code === S_FALSE) return visited;
  }
}

/** As `visitFiles`, from the job on. */
export async function visitFilesOf<T>(
  connection: Connection,
  job: Caller<typeof IBackgroundCopyJob>,
  visit: (file: Caller<typeof IBackgroundCopyFile>) => Promise<T>,
): Promise<T[]> {
  using enumerator = await ready(connection, await job.EnumFiles());
  return await visitFiles(enumerator, async (file) => visit(await ready(connection, file)));
}

export async function describeFile(file: Caller<typeof IBackgroundCopyFile>): Promise<JobFile> {
  const [url, path, progress] = await Promise.all([file.GetRemoteName(), file.GetLocalName(), file.GetProgress()]);
  return { url, path, progress };
}
