import { randomUUID } from 'node:crypto';
import { IBackgroundCopyJob, IBackgroundCopyJob3, IDeliveryOptimizationJob } from '../bindings/index.ts';
import type { Caller } from '../com/index.ts';
import type { ByteRange } from '../model/index.ts';
import { ready, type Connection } from './connection.ts';
import type { FileRequest } from './job-request.ts';

/**
 * Adds files to a job, the way its service knows: Delivery Optimization documents IDeliveryOptimizationJob only, BITS
 * has AddFile, and AddFileWithRanges since 2.0.
 */
export async function addFiles(
  connection: Connection,
  job: Caller<typeof IBackgroundCopyJob>,
  files: readonly FileRequest[],
): Promise<void> {
  using own = await job.tryQuery(IDeliveryOptimizationJob);
  if (own === undefined) {
    for (const file of files) await addToBitsJob(job, file);
    return;
  }
  await ready(connection, own);
  for (const { url, path, ranges = [], size } of files) {
    await own.AddFileWithRanges(randomUUID(), url, path, ranges.map(toFileRange), size);
  }
}

async function addToBitsJob(
  job: Caller<typeof IBackgroundCopyJob>,
  { url, path, ranges = [] }: FileRequest,
): Promise<void> {
  if (ranges.length === 0) return job.AddFile(url, path);
  using withRanges = await job.query(IBackgroundCopyJob3);
  await withRanges.AddFileWithRanges(url, path, ranges.map(toFileRange));
}

const toFileRange = ({ offset, length }: ByteRange) => ({ initialOffset: offset, length });
