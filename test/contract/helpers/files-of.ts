import type { IBackgroundCopyFile } from '../../../src/bindings/index.ts';
import type { Caller } from '../../../src/com/index.ts';
import type { JobPointer } from './contract-bench.ts';

type FilePointer = Caller<typeof IBackgroundCopyFile>;

/** All files of a job, each the caller's to release. */
export async function filesOf(job: JobPointer): Promise<readonly FilePointer[]> {
  using enumerator = await job.EnumFiles();
  const [, files] = await enumerator.Next(await enumerator.GetCount());
  return files;
}

/** The first file of a job; the caller's to release. */
export async function fileOf(job: JobPointer): Promise<FilePointer> {
  using enumerator = await job.EnumFiles();
  const [, [file]] = await enumerator.Next(1);
  if (file === undefined) throw new Error('The job has no file.');
  return file;
}
