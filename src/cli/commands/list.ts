import type { ExitClass } from '../exit-code.ts';
import { tellRefused } from '../jobs/ask-for-job.ts';
import { lookAtJobs } from '../jobs/look-at-jobs.ts';
import { readJob } from '../records/read-job.ts';
import { jobTable } from '../output/job-table.ts';
import { formatOf, print, type FormatOptions } from '../output/print.ts';
import { say } from '../output/say.ts';
import { sourceText } from '../output/source-text.ts';
import { openDesk } from '../service/desk.ts';
import type { ServiceOptions } from '../service/service-options.ts';

/** `dojobs list`: all jobs there are, and who told of them. */
export async function list(options: ServiceOptions & FormatOptions): Promise<ExitClass> {
  await using desk = await openDesk(options);
  const { list: found, refused } = await lookAtJobs(desk, readJob);
  print(formatOf(options), { json: found, lines: found.jobs, text: () => jobTable(found.jobs) });
  if (formatOf(options) === 'text') say(sourceText(found.source, found.jobs.length));
  tellRefused(refused);
  return 'done';
}
