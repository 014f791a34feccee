import type { IBackgroundCopyJob } from '../bindings/index.ts';
import type { Caller } from '../com/index.ts';
import type { JobTimes } from '../model/index.ts';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';

export async function readTimes(job: Caller<typeof IBackgroundCopyJob>): Promise<JobTimes> {
  const { creationTime, modificationTime, transferCompletionTime } = await job.GetTimes();
  return {
    created: timeOf(creationTime, 'creation'),
    modified: timeOf(modificationTime, 'last change'),
    transferCompleted: transferCompletionTime,
  };
}

function timeOf(time: Date | undefined, event: string): Date {
  if (time !== undefined) return time;
  throw new DeliveryOptimizationError('unexpected', `The service does not tell the time of the job's ${event}.`);
}
