import type { DeliveryOptimizationErrorCode } from '../../index.ts';
import type { Desk } from '../service/desk.ts';
import type { JobPort, ServicePort } from '../service/service-port.ts';

/** `service`: it lists all jobs of this user. `ledger`: it does not, so these are the ones that this tool made. */
export type JobsSource = 'service' | 'ledger';

export interface FoundJobs {
  readonly source: JobsSource;
  readonly jobs: readonly JobPort[];
}

/** All jobs there are, as far as anybody can know them. */
export async function findJobs(desk: Desk): Promise<FoundJobs> {
  try {
    return { source: 'service', jobs: await desk.service.jobs() };
  } catch (error) {
    if (!hasCode(error, 'not-supported')) throw error;
    return { source: 'ledger', jobs: await jobsOfLedger(desk) };
  }
}

/** What has ended elsewhere since is forgotten. */
async function jobsOfLedger({ service, ledger, address }: Desk): Promise<JobPort[]> {
  const jobs: JobPort[] = [];
  for (const { id } of await ledger.entries(address)) {
    const job = await jobUnlessEnded(service, id);
    if (job === undefined) await ledger.remove(id);
    else jobs.push(job);
  }
  return jobs;
}

/** A job by its id; `undefined` when the service does not know it any more. */
export async function jobUnlessEnded(service: ServicePort, id: string): Promise<JobPort | undefined> {
  try {
    return await service.job(id);
  } catch (error) {
    if (hasCode(error, 'job-not-found')) return undefined;
    throw error;
  }
}

/** Whether it is a failure of the library's with this code, however it came here. */
export const hasCode = (error: unknown, code: DeliveryOptimizationErrorCode): boolean =>
  error instanceof Error && (error as { code?: unknown }).code === code;
