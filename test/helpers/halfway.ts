import type { ExecutionContext } from 'ava';
import type { Job, JobFile } from '../../src/service/job/index.ts';
import type { FileBehaviour } from './file-server.ts';
import { reaches } from './service-bench.ts';
import type { ServiceBench } from './service-bench.ts';
import { sha256 } from './sha256.ts';

export const SIZE = 100_000;
export const HALF = 50_000;

/** Half of file `a` is on disk, the job is suspended and the server would send the rest. */
export const halfway = async (
  bench: ServiceBench,
  behaviour: FileBehaviour = {},
): Promise<{ job: Job; file: JobFile }> => {
  bench.server.set('a', { size: SIZE, stallAfter: HALF, ...behaviour });
  const job = bench.job('a');
  job.resume();
  await reaches(job, ({ progress }) => progress.bytesTransferred === HALF);
  job.suspend();
  bench.server.release();
  const [file] = job.files;
  if (file === undefined) throw new Error('the job lost its file');
  return { job, file };
};

/** Completes the job: file `a`, and nothing but it, stands there whole. */
export const isWhole = (t: ExecutionContext, { server, folder }: ServiceBench, job: Job) => {
  t.is(job.complete(), 'whole');
  t.deepEqual(folder.names(), ['a']);
  t.is(sha256(folder.file('a')), server.sha256('a'));
};

/** The Range fields of the requests so far. */
export const ranges = ({ server }: ServiceBench) => server.requests.map(({ range }) => range);

/** Where the bytes of a file wait. */
export const temporaryPathOf = ({ temporaryPath }: JobFile): string => {
  if (temporaryPath === undefined) throw new Error('the file has no place yet');
  return temporaryPath;
};
