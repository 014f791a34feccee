import type { AskedOptions } from '../options/read-job-options.ts';
import type { JobPort } from '../service/service-port.ts';

/** Lets what is asked hold for a job that is there. */
export async function changeJob(job: JobPort, { credentials = [], ...options }: AskedOptions): Promise<void> {
  await job.set(options);
  for (const each of credentials) await job.setCredentials(each);
}
