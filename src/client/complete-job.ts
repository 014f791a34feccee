import { BG_S_PARTIAL_COMPLETE, type IBackgroundCopyJob } from '../bindings/index.ts';
import type { Caller } from '../com/index.ts';
import type { JobType } from '../model/index.ts';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';

/**
 * Completes a job, but never an upload in part, nor anything once `signal` has aborted.
 * @throws {DeliveryOptimizationError} `invalid-state`
 */
export async function completeJob(
  job: Caller<typeof IBackgroundCopyJob>,
  { id, type }: { readonly id: string; readonly type: JobType },
  signal: AbortSignal | undefined,
): Promise<{ readonly partial: boolean }> {
  const { filesTransferred, filesTotal } = await job.GetProgress();
  if (type !== 'download' && (await job.GetState()) !== 'transferred') {
    const message = `Part of an upload cannot be completed: resume or cancel job ${id}.`;
    throw new DeliveryOptimizationError('invalid-state', message);
  }
  signal?.throwIfAborted();
  const code = await job.Complete();
  return { partial: filesTransferred !== filesTotal || code === BG_S_PARTIAL_COMPLETE };
}
