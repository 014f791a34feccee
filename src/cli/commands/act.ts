import { readFiles } from '../records/read-job.ts';
import { shortId } from '../output/short-id.ts';
import { onEachJob } from './on-each-job.ts';

/** `dojobs pause`: the transfer stops until the job is resumed. */
export const pause = onEachJob(async (job, desk) => {
  await job.suspend();
  return { outcome: 'paused', next: `dojobs resume ${shortId(job.id)}${desk.options}` };
});

/** `dojobs resume`: the transfer goes on in the service. */
export const resume = onEachJob(async (job, desk) => {
  await job.resume();
  return { outcome: 'resumed', next: `dojobs wait ${shortId(job.id)}${desk.options}` };
});

/** `dojobs complete`: what has arrived whole is put in place, and the job ends. */
export const complete = onEachJob(async (job, { ledger }) => {
  const { partial } = await job.complete();
  await ledger.remove(job.id);
  return { outcome: partial ? 'partial' : 'completed', files: await readFiles(job) };
});

/** `dojobs cancel`: the job ends, and what it had transferred is removed. */
export const cancel = onEachJob(async (job, { ledger }) => {
  await job.cancel();
  await ledger.remove(job.id);
  return { outcome: 'cancelled' };
});
