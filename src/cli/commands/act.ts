import type { ExitClass } from '../exit-code.ts';
import { readFiles } from '../records/read-job.ts';
import { selectJobs } from '../jobs/select-job.ts';
import { formatOf, print, type FormatOptions } from '../output/print.ts';
import { shortId } from '../output/short-id.ts';
import { say } from '../output/say.ts';
import type { JobOutcomeRecord } from '../schema/records.ts';
import { openDesk, type Desk } from '../service/desk.ts';
import type { ServiceOptions } from '../service/service-options.ts';
import type { JobPort } from '../service/service-port.ts';

type ActOptions = ServiceOptions & FormatOptions;
type Acted = Pick<JobOutcomeRecord, 'outcome'> & Partial<Pick<JobOutcomeRecord, 'files' | 'next'>>;

/** Does one thing to each of the jobs, in the order they were given. */
const acts =
  (action: (job: JobPort, desk: Desk) => Promise<Acted>) =>
  async (named: readonly string[], options: ActOptions): Promise<ExitClass> => {
    await using desk = await openDesk(options);
    const jobs = await selectJobs(desk, named);
    const records: JobOutcomeRecord[] = [];
    for (const job of jobs) {
      const acted = await action(job, desk);
      records.push({ id: job.id, error: null, files: [], next: null, ...acted });
      if (formatOf(options) === 'text') say(`${shortId(job.id)} ${acted.outcome}`);
    }
    print(formatOf(options), { json: records, lines: records, text: () => '' });
    return records.some(({ outcome }) => outcome === 'partial') ? 'partial' : 'done';
  };

/** `dojobs pause`: the transfer stops until the job is resumed. */
export const pause = acts(async (job, desk) => {
  await job.suspend();
  return { outcome: 'paused', next: `dojobs resume ${shortId(job.id)}${desk.options}` };
});

/** `dojobs resume`: the transfer goes on in the service. */
export const resume = acts(async (job, desk) => {
  await job.resume();
  return { outcome: 'resumed', next: `dojobs wait ${shortId(job.id)}${desk.options}` };
});

/** `dojobs complete`: what has arrived whole is put in place, and the job ends. */
export const complete = acts(async (job, { ledger }) => {
  const { partial } = await job.complete();
  await ledger.remove(job.id);
  return { outcome: partial ? 'partial' : 'completed', files: await readFiles(job) };
});

/** `dojobs cancel`: the job ends, and what it had transferred is removed. */
export const cancel = acts(async (job, { ledger }) => {
  await job.cancel();
  await ledger.remove(job.id);
  return { outcome: 'cancelled' };
});
