import { randomUUID } from 'node:crypto';
import { IBackgroundCopyJob, IBackgroundCopyJob3, IDeliveryOptimizationJob } from '../bindings/index.ts';
import type { Caller } from '../com/index.ts';
import type { ByteRange } from '../model/index.ts';
import { attempt } from './attempt.ts';
import { ready, type Connection } from './connection.ts';
import type { FileRequest } from './job-request.ts';

/**
 * Adds files to a job, the way its service knows: Delivery Optimization documents IDeliveryOptimizationJob only, BITS
 * has AddFile, and AddFileWithRanges since 2.0.
 * @param to the job, as messages name it
 */
export async function addFiles(
  connection: Connection,
  job: Caller<typeof IBackgroundCopyJob>,
  files: readonly FileRequest[],
  to: string,
  signal?: AbortSignal,
): Promise<void> {
  using own = await job.tryQuery(IDeliveryOptimizationJob);
  if (own !== undefined) await ready(connection, own);
  for (const file of files) {
    signal?.throwIfAborted();
    await attempt(`add "${file.path}" to ${to}`, () =>
      own === undefined ? addToBitsJob(job, file) : addToOwnJob(own, file),
    );
  }
}

const addToOwnJob = (
  job: Caller<typeof IDeliveryOptimizationJob>,
  { url, path, ranges = [], size }: FileRequest,
): Promise<void> => job.AddFileWithRanges(randomUUID(), url, path, ranges.map(toFileRange), size);

async function addToBitsJob(
  job: Caller<typeof IBackgroundCopyJob>,
  { url, path, ranges = [] }: FileRequest,
): Promise<void> {
  if (ranges.length === 0) return job.AddFile(url, path);
  using withRanges = await job.query(IBackgroundCopyJob3);
  await withRanges.AddFileWithRanges(url, path, ranges.map(toFileRange));
}

const toFileRange = ({ offset, length }: ByteRange) => ({ initialOffset: offset, length });
