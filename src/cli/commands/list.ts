import type { ExitClass } from '../exit-code.ts';
import { findJobs } from '../jobs/find-jobs.ts';
import { readJob } from '../records/read-job.ts';
import { jobTable } from '../output/job-table.ts';
import { formatOf, print, type FormatOptions } from '../output/print.ts';
import { say } from '../output/say.ts';
import { sourceText } from '../output/source-text.ts';
import type { JobList } from '../schema/records.ts';
import { openDesk } from '../service/desk.ts';
import type { ServiceOptions } from '../service/service-options.ts';

/** `dojobs list`: all jobs there are, and who told of them. */
export async function list(options: ServiceOptions & FormatOptions): Promise<ExitClass> {
  await using desk = await openDesk(options);
  const { source, jobs } = await findJobs(desk);
  const found: JobList = { service: desk.service.name, source, jobs: await Promise.all(jobs.map(readJob)) };
  print(formatOf(options), { json: found, lines: found.jobs, text: () => jobTable(found.jobs) });
  if (formatOf(options) === 'text') say(sourceText(source, found.jobs.length));
  return 'done';
}
