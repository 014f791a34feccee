import { shortId } from '../output/short-id.ts';
import { Problem } from '../problem.ts';
import type { Desk } from '../service/desk.ts';
import type { JobPort } from '../service/service-port.ts';
import { askForJob } from './ask-for-job.ts';
import { findJobs } from './find-jobs.ts';
import { letGo } from './let-go.ts';

const GUID = /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
const SHORTEST = 4;

/** Finds all of the jobs that somebody names, in that order, or none. */
export async function selectJobs(desk: Desk, named: readonly string[]): Promise<JobPort[]> {
  const jobs: JobPort[] = [];
  try {
    for (const name of named) jobs.push(await selectJob(desk, name));
    return jobs;
  } catch (error) {
    await Promise.all(jobs.map(letGo));
    throw error;
  }
}

/** A job that has ended meanwhile, or is not for this user, is not the one that somebody names. */
async function hasName(job: JobPort, named: string): Promise<boolean> {
  const asked = await askForJob(job.id, () => job.name());
  return asked.kind === 'told' && asked.value === named;
}

/** What an error of one of these jobs is told with: nothing where there is no other. */
export const nameAmong = (jobs: readonly JobPort[], job: JobPort | undefined): string | undefined =>
  jobs.length > 1 && job !== undefined ? shortId(job.id) : undefined;

/** Finds the job that somebody names by its id, by an id's unmistakable beginning, or by the job's name. */
async function selectJob(desk: Desk, named: string): Promise<JobPort> {
  if (GUID.test(named)) return desk.service.job(named);
  const { source, jobs, refused } = await findJobs(desk);
  const beginning = named.length >= SHORTEST ? named.toLowerCase() : undefined;
  const fits = await Promise.all(
    jobs.map(async (job) => (beginning && job.id.startsWith(beginning)) || (await hasName(job, named))),
  );
  const chosen = jobs.filter((_, index) => fits[index]);
  const [job] = chosen;
  await Promise.all(jobs.filter((each) => chosen.length !== 1 || each !== job).map(letGo));
  if (job === undefined) {
    const mine = refused.find(({ id }) => beginning && id.startsWith(beginning));
    if (mine !== undefined) throw mine.error;
    const where = source === 'ledger' ? ' among those that this tool made: give the whole id of any other' : '';
    throw new Problem('not-found', `There is no job "${named}"${where}. See dojobs list${desk.options}.`);
  }
  if (chosen.length === 1) return job;
  const ids = chosen.map(({ id }) => id).join(', ');
  throw new Problem('usage', `"${named}" may be any of ${ids}: give more of the id.`);
}
