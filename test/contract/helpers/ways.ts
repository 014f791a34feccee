import type { FileBehaviour } from '../../helpers/file-server.ts';
import type { JobState } from '../../../src/model/index.ts';
import type { ContractBench, JobPointer } from './contract-bench.ts';

/** Where a job can be when a call reaches it. */
export type Situation =
  | 'a job without files'
  | 'a suspended job'
  | 'a queued job'
  | 'a transferring job'
  | 'a job with a transient error'
  | 'a job in the error state'
  | 'a transferred job'
  | 'a completed job'
  | 'a cancelled job';

export const FINE: FileBehaviour = { size: 5_000 };
/** Sends a little, and the rest not before the server is told to. */
export const STALLS: FileBehaviour = { size: 400_000, stallAfter: 200_000 };
/** May pass, but not while a test lasts. */
export const BUSY: FileBehaviour = { status: 503, headers: { 'retry-after': '600' } };
export const GONE: FileBehaviour = { status: 404 };

/** Brings a job with one file, `a.bin`, into a situation and keeps it there. */
export const ways: Readonly<Record<Situation, (bench: ContractBench) => Promise<JobPointer>>> = {
  'a job without files': (bench) => bench.job(),
  'a suspended job': (bench) => bench.job({ 'a.bin': FINE }),
  'a queued job': async (bench) => {
    await occupied(bench);
    const job = await inTheBackground(bench, 'a.bin', FINE);
    await bench.reaches(job, 'queued');
    return job;
  },
  'a transferring job': async (bench) => {
    const job = await resumed(bench, STALLS, 'transferring');
    await bench.until(async () => (await job.GetProgress()).bytesTransferred > 0);
    return job;
  },
  'a job with a transient error': (bench) => resumed(bench, BUSY, 'transient-error'),
  'a job in the error state': (bench) => resumed(bench, GONE, 'error'),
  'a transferred job': (bench) => resumed(bench, FINE, 'transferred'),
  'a completed job': async (bench) => {
    const job = await resumed(bench, FINE, 'transferred');
    await job.Complete();
    return job;
  },
  'a cancelled job': async (bench) => {
    const job = await bench.job({ 'a.bin': FINE });
    await job.Cancel();
    return job;
  },
};

/** Gives the service so much to do that what comes in the background has to wait, until the server is told to go on. */
export async function occupied(bench: ContractBench): Promise<void> {
  for (let count = 0; count < MOST_AT_ONCE; count += 1) await inTheBackground(bench, `busy-${count}.bin`, STALLS);
}

/** No service transfers more jobs than that at once. */
const MOST_AT_ONCE = 16;

async function inTheBackground(bench: ContractBench, name: string, behaviour: FileBehaviour): Promise<JobPointer> {
  const job = await bench.job({ [name]: behaviour });
  await job.SetPriority('low');
  await job.Resume();
  return job;
}

async function resumed(bench: ContractBench, behaviour: FileBehaviour, state: JobState): Promise<JobPointer> {
  const job = await bench.job({ 'a.bin': behaviour });
  await job.Resume();
  await bench.reaches(job, state);
  return job;
}
