import type { JobList, JobRecord } from '../schema/records.ts';
import type { Desk } from '../service/desk.ts';
import type { JobPort } from '../service/service-port.ts';
import { findJobs, hasCode } from './find-jobs.ts';
import { readJob } from '../records/read-job.ts';

/** All jobs as they stand. A job that ends meanwhile is not among them. */
export async function lookAtJobs(desk: Desk): Promise<JobList> {
  const { source, jobs } = await findJobs(desk);
  const records = await Promise.all(jobs.map(recordOf));
  return { service: desk.service.name, source, jobs: records.filter((record) => record !== undefined) };
}

async function recordOf(job: JobPort): Promise<JobRecord | undefined> {
  try {
    return await readJob(job);
  } catch (error) {
    if (hasCode(error, 'job-not-found')) return undefined;
    throw error;
  }
}
