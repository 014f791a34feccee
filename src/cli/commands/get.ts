import type { ExitClass } from '../exit-code.ts';
import { Interruption } from '../interruption.ts';
import { createJob } from '../jobs/create-job.ts';
import { driveJob } from '../jobs/drive-job.ts';
import { errorPart } from '../jobs/drive-options.ts';
import { jobFiles, type TargetOptions } from '../jobs/job-files.ts';
import type { ErrorOptions } from '../options/error-options.ts';
import type { JobOptionWords } from '../options/job-options.ts';
import { readJobOptions } from '../options/read-job-options.ts';
import { placedFiles } from '../output/job-outcome.ts';
import { formatOf, print, type FormatOptions } from '../output/print.ts';
import { progressDisplay } from '../output/progress-display.ts';
import { openDesk } from '../service/desk.ts';
import type { ServiceOptions } from '../service/service-options.ts';

export type GetOptions = TargetOptions & JobOptionWords & ErrorOptions & ServiceOptions & FormatOptions;

/** `dojobs get`: one job from beginning to end. */
export async function get(urls: readonly string[], options: GetOptions): Promise<ExitClass> {
  const files = jobFiles(urls, options);
  const asked = readJobOptions(options);
  const onError = await errorPart(options, 'cancel');
  using interruption = new Interruption();
  await using desk = await openDesk(options);
  const job = await createJob(desk, files, asked);
  const display = await progressDisplay();
  const { exit, record } = await driveJob(desk, job, {
    ...onError,
    completes: true,
    signal: interruption.signal,
    display,
  });
  print(formatOf(options), { json: record, lines: [record], text: () => placedFiles([record]) });
  return exit;
}
