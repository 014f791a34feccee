import type { JobList } from '../schema/records.ts';
import type { Desk } from '../service/desk.ts';
import type { JobPort } from '../service/service-port.ts';
import { findJobs, hasCode } from './find-jobs.ts';
import { once } from './let-go.ts';

/** All jobs as they stand, each read by `read` and let go of. A job that ends meanwhile is not among them. */
export async function lookAtJobs<R>(desk: Desk, read: (job: JobPort) => Promise<R>): Promise<Looked<R>> {
  const { source, jobs } = await findJobs(desk);
  const records = await allOf(jobs.map((job) => once(job, (each) => unlessEnded(each, read))));
  return { service: desk.service.name, source, jobs: records.filter((record) => record !== undefined) };
}

type Looked<R> = Omit<JobList, 'jobs'> & { readonly jobs: R[] };

/** What all of them come to, or the first failure, but only once none is under way any more. */
async function allOf<R>(reads: readonly Promise<R>[]): Promise<R[]> {
  await Promise.allSettled(reads);
  return Promise.all(reads);
}

async function unlessEnded<R>(job: JobPort, read: (job: JobPort) => Promise<R>): Promise<R | undefined> {
  try {
    return await read(job);
  } catch (error) {
    if (hasCode(error, 'job-not-found')) return undefined;
    throw error;
  }
}
