import type { AnyJob, Service } from '../../../src/index.ts';

/**
 * A snapshot of every job that a service lists, one job after the other, each let go of when it is read.
 * @throws {Error} it lists another number of jobs
 */
export async function readJobs(service: Service, expected: number): Promise<void> {
  const jobs = await service.jobs();
  if (jobs.length !== expected) throw new Error(`the service lists ${jobs.length} jobs instead of ${expected}`);
  for (const job of jobs) {
    await readJob(job);
    await job[Symbol.asyncDispose]();
  }
}

const readJob = (job: AnyJob): Promise<unknown> =>
  Promise.all([job.state(), job.progress(), job.name(), job.times(), job.files(), job.error()]);
