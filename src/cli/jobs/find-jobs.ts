import type { Desk } from '../service/desk.ts';
import type { JobPort } from '../service/service-port.ts';
import { askForJob, type RefusedJob } from './ask-for-job.ts';
import { hasCode } from './has-code.ts';

/** `service`: it lists all jobs of this user. `ledger`: it does not, so these are the ones that this tool made. */
export type JobsSource = 'service' | 'ledger';

export interface FoundJobs {
  readonly source: JobsSource;
  readonly jobs: readonly JobPort[];
  /** Those of the ledger that the service has, and not for this user. */
  readonly refused: readonly RefusedJob[];
}

/** All jobs there are, as far as anybody can know them. */
export async function findJobs(desk: Desk): Promise<FoundJobs> {
  try {
    return { source: 'service', jobs: await desk.service.jobs(), refused: [] };
  } catch (error) {
    if (!hasCode(error, 'not-supported')) throw error;
    return { source: 'ledger', ...(await jobsOfLedger(desk)) };
  }
}

/** What has ended elsewhere since is forgotten. */
async function jobsOfLedger({ service, ledger, address }: Desk): Promise<Omit<FoundJobs, 'source'>> {
  const jobs: JobPort[] = [];
  const refused: RefusedJob[] = [];
  for (const { id } of await ledger.entries(address)) {
    const asked = await askForJob(id, () => service.job(id));
    if (asked.kind === 'told') jobs.push(asked.value);
    else if (asked.kind === 'refused') refused.push(asked.refused);
    else await ledger.remove(id);
  }
  return { jobs, refused };
}
