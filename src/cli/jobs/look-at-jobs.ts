import type { JobList } from '../schema/records.ts';
import type { Desk } from '../service/desk.ts';
import type { JobPort } from '../service/service-port.ts';
import { findJobs, hasCode } from './find-jobs.ts';

/** All jobs as they stand, each read by `read`. A job that ends meanwhile is not among them. */
export async function lookAtJobs<R>(desk: Desk, read: (job: JobPort) => Promise<R>): Promise<Looked<R>> {
  const { source, jobs } = await findJobs(desk);
  const records = await Promise.all(jobs.map((job) => unlessEnded(job, read)));
  return { service: desk.service.name, source, jobs: records.filter((record) => record !== undefined) };
}

type Looked<R> = Omit<JobList, 'jobs'> & { readonly jobs: R[] };

async function unlessEnded<R>(job: JobPort, read: (job: JobPort) => Promise<R>): Promise<R | undefined> {
  try {
    return await read(job);
  } catch (error) {
    if (hasCode(error, 'job-not-found')) return undefined;
    throw error;
  }
}
