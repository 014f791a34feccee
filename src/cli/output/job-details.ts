import type { JobDetails } from '../schema/records.ts';

/** All that is known of a job, for people. */
export const jobDetailsText = (job: JobDetails): string =>
  [`${job.id}  ${job.state}  ${job.name}`, ...job.files.map(({ url, path }) => `  ${url} -> ${path}`)].join('\n');
