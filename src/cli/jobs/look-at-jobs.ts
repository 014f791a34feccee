import type { JobList } from '../schema/records.ts';
import type { Desk } from '../service/desk.ts';
import type { JobPort } from '../service/service-port.ts';
import { askForJob, refusedOf, told, type RefusedJob } from './ask-for-job.ts';
import { findJobs } from './find-jobs.ts';
import { once } from './let-go.ts';

export interface Looked<R> {
  readonly list: Omit<JobList, 'jobs'> & { readonly jobs: R[] };
  /** Those that are not for this user to see. */
  readonly refused: readonly RefusedJob[];
}

/** All jobs as they stand, each read by `read` and let go of. A job that ends meanwhile is not among them. */
export async function lookAtJobs<R>(desk: Desk, read: (job: JobPort) => Promise<R>): Promise<Looked<R>> {
  const { source, jobs, refused } = await findJobs(desk);
  const asked = await allOf(jobs.map((job) => askForJob(job.id, () => once(job, read))));
  return {
    list: { service: desk.service.name, source, jobs: told(asked) },
    refused: [...refused, ...refusedOf(asked)],
  };
}

/** What all of them come to, or the first failure, but only once none is under way any more. */
async function allOf<R>(reads: readonly Promise<R>[]): Promise<R[]> {
  await Promise.allSettled(reads);
  return Promise.all(reads);
}
