import type { ExitClass } from '../exit-code.ts';
import { createJob } from '../jobs/create-job.ts';
import { orTellHowToGoOn } from '../jobs/go-on.ts';
import { jobFiles, type TargetOptions } from '../jobs/job-files.ts';
import type { JobOptionWords } from '../options/job-options.ts';
import { readJobOptions } from '../options/read-job-options.ts';
import { readFiles } from '../records/read-job.ts';
import { formatOf, print, type FormatOptions } from '../output/print.ts';
import { shortId } from '../output/short-id.ts';
import { say } from '../output/say.ts';
import type { JobOutcomeRecord } from '../schema/records.ts';
import { openDesk } from '../service/desk.ts';
import type { ServiceOptions } from '../service/service-options.ts';

export type AddOptions = TargetOptions &
  JobOptionWords &
  ServiceOptions &
  FormatOptions & { readonly suspended?: true };

/** `dojobs add`: makes a job and starts it, for a later command to take up. */
export async function add(urls: readonly string[], options: AddOptions): Promise<ExitClass> {
  const files = jobFiles(urls, options);
  const asked = readJobOptions(options);
  await using desk = await openDesk(options);
  const job = await createJob(desk, files, asked);
  const created = await orTellHowToGoOn(desk, job, async () => {
    if (!options.suspended) await job.resume();
    return readFiles(job);
  });
  const record: JobOutcomeRecord = {
    id: job.id,
    outcome: 'created',
    files: created,
    error: null,
    next: `dojobs ${options.suspended ? 'resume' : 'wait'} ${shortId(job.id)}${desk.options}`,
  };
  print(formatOf(options), { json: record, lines: [record], text: () => job.id });
  say(`To go on: ${record.next}`);
  return 'done';
}
