import type { ExitClass } from '../exit-code.ts';
import { readJobDetails } from '../records/read-job.ts';
import { once } from '../jobs/let-go.ts';
import { selectJobs } from '../jobs/select-job.ts';
import { jobDetailsText } from '../output/job-details.ts';
import { formatOf, print, type FormatOptions } from '../output/print.ts';
import type { Line } from '../output/text.ts';
import { openDesk } from '../service/desk.ts';
import type { ServiceOptions } from '../service/service-options.ts';

/** `dojobs show`: jobs with their files. */
export async function show(named: readonly string[], options: ServiceOptions & FormatOptions): Promise<ExitClass> {
  await using desk = await openDesk(options);
  const details = await Promise.all((await selectJobs(desk, named)).map((job) => once(job, readJobDetails)));
  print(formatOf(options), { json: details, lines: details, text: () => paragraphs(details.map(jobDetailsText)) });
  return 'done';
}

const paragraphs = (blocks: readonly (readonly Line[])[]): readonly Line[] =>
  blocks.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
