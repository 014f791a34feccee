import { isFinal } from '../../model/index.ts';
import { DeliveryOptimizationError } from '../delivery-optimization-error.ts';
import { invalid } from '../invalid.ts';
import type { AnyJob, Job } from '../job.ts';
import type { JobRequest } from '../job-request.ts';
import { isTagged } from './program-tag.ts';
import { hasSameFiles } from './same-files.ts';

/** What is wanted of the jobs of a service: those that a program left behind. */
export interface PurgeOptions {
  /** Whose jobs: the `program` they were created with. */
  readonly program: string;
  /** How long nothing may have happened to a job: no byte, no call that changed it. */
  readonly olderThanSeconds: number;
  /** Gives it up between two jobs: what is cancelled by then stays so, and the signal's reason is thrown. */
  readonly signal?: AbortSignal | undefined;
}

/** The unfinished job of a list that does what is asked for; the others are let go of. */
export async function findUnfinished(
  jobs: readonly AnyJob[],
  { files = [], program }: JobRequest,
  signal: AbortSignal | undefined,
): Promise<Job | undefined> {
  let found: Job | undefined;
  try {
    for (const job of jobs) {
      const isIt = job.type === 'download' && (await isWanted(job));
      signal?.throwIfAborted();
      if (isIt) return (found = job);
    }
    return undefined;
  } finally {
    await Promise.all(jobs.filter((job) => job !== found).map((job) => job[Symbol.asyncDispose]()));
  }

  async function isWanted(job: Job): Promise<boolean> {
    return unlessGone(false, async () => {
      if (program !== undefined && !isTagged(await job.get('description'), program)) return false;
      return !isFinal(await job.state()) && hasSameFiles(await job.wantedFiles({ signal }), files);
    });
  }
}

/** Cancels the jobs of a list that are the program's own and to which nothing has happened for so long. */
export async function purge(
  jobs: readonly AnyJob[],
  { program, olderThanSeconds, signal }: PurgeOptions,
): Promise<readonly string[]> {
  const purged: string[] = [];
  const before = Date.now() - olderThanSeconds * 1_000;
  for (const job of jobs) {
    signal?.throwIfAborted();
    const isStale = await unlessGone(false, async () => {
      if (!isTagged(await job.get('description'), program) || (await job.times()).modified.getTime() > before)
        return false;
      await job.cancel();
      return true;
    });
    if (isStale) purged.push(job.id);
  }
  return purged;
}

export function checkPurgeOptions({ program, olderThanSeconds }: PurgeOptions): void {
  if (!program) throw invalid('Nobody is named whose jobs are to be purged', 'give the program');
  if (!(olderThanSeconds >= 0)) throw invalid(`An age of ${olderThanSeconds} s`, 'give seconds from 0 on');
}

/** A job of a list may end while it is looked at. */
async function unlessGone<R>(otherwise: R, look: () => Promise<R>): Promise<R> {
  try {
    return await look();
  } catch (error) {
    const ended = error instanceof DeliveryOptimizationError && ENDED.has(error.code);
    if (ended) return otherwise;
    throw error;
  }
}

const ENDED: ReadonlySet<string> = new Set(['invalid-state', 'job-not-found']);
