import { tellFailure } from '../end-of-command.ts';
import { worstOf, type ExitClass } from '../exit-code.ts';
import { nameAmong, selectJobs } from '../jobs/select-job.ts';
import { formatOf, print, type FormatOptions } from '../output/print.ts';
import { shortId } from '../output/short-id.ts';
import { say } from '../output/say.ts';
import type { JobOutcomeRecord } from '../schema/records.ts';
import { openDesk, type Desk } from '../service/desk.ts';
import type { ServiceOptions } from '../service/service-options.ts';
import type { JobPort } from '../service/service-port.ts';

export type ActOptions = ServiceOptions & FormatOptions;
type Acted = Pick<JobOutcomeRecord, 'outcome'> & Partial<Pick<JobOutcomeRecord, 'files' | 'next'>>;

/** Does one thing to each of the jobs, in the order they were given; what fails with one keeps none from the others. */
export const onEachJob =
  (action: (job: JobPort, desk: Desk) => Promise<Acted>) =>
  async (named: readonly string[], options: ActOptions): Promise<ExitClass> => {
    await using desk = await openDesk(options);
    const jobs = await selectJobs(desk, named);
    const records: JobOutcomeRecord[] = [];
    const failures: { readonly job: JobPort; readonly error: unknown }[] = [];
    for (const job of jobs) {
      try {
        const acted = await action(job, desk);
        records.push({ id: job.id, error: null, files: [], next: null, ...acted });
        if (formatOf(options) === 'text') say(`${shortId(job.id)} ${acted.outcome}`);
      } catch (error) {
        failures.push({ job, error });
      }
    }
    print(formatOf(options), { json: records, lines: records, text: () => '' });
    const failed = failures.map(({ job, error }) => tellFailure(error, nameAmong(jobs, job)));
    return worstOf([...records.map(({ outcome }) => (outcome === 'partial' ? 'partial' : 'done')), ...failed]);
  };
