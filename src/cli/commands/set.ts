import type { ExitClass } from '../exit-code.ts';
import { changeJob } from '../jobs/change-job.ts';
import type { JobOptionWords } from '../options/job-options.ts';
import { readJobOptions } from '../options/read-job-options.ts';
import { Problem } from '../problem.ts';
import { onEachJob, type ActOptions } from './on-each-job.ts';

/** `dojobs set`: what is said of the jobs holds from now on, and all else stays as it is. */
export async function set(named: readonly string[], options: ActOptions & JobOptionWords): Promise<ExitClass> {
  const asked = readJobOptions(options);
  if (Object.keys(asked).length === 0) {
    throw new Problem(
      'usage',
      'Nothing is said of the jobs: give an option such as --priority, see dojobs set --help.',
    );
  }
  const change = onEachJob(async (job, { ledger }) => {
    await changeJob(job, asked);
    if (asked.name !== undefined) await ledger.rename(job.id, asked.name);
    return { outcome: 'changed' };
  });
  return change(named, options);
}
