import { join } from 'node:path';
import { tell, type Figure } from '../figure.ts';
import { addIdleJobs } from './idle-jobs.ts';
import { startOwnService } from './own-service.ts';

/** `memory FOLDER`, with `--expose-gc`: what it costs a service to keep a job that nobody holds. */
const JOBS = 10_000;

const memory: Figure = {
  name: 'memory of a job',
  unit: 'bytes',
  target: null,
  meaning: `What the heap and the buffers outside it grow by with ${JOBS} suspended jobs of one file each, divided by them.`,
  beyondTheFloor: '',
};

function bytesInUse(): number {
  if (globalThis.gc === undefined) throw new Error('start the program with --expose-gc');
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What was handed out is let go of in a later turn of the loop, and only then collected. */
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 100));

const [folder = ''] = process.argv.slice(2);
await using own = await startOwnService(join(folder, 'state'));
// What is made once, with the first jobs, is not theirs.
await addIdleJobs(own.service, 100, folder);
await settled();
const before = bytesInUse();
await addIdleJobs(own.service, JOBS, folder);
await settled();
tell(memory, { ours: (bytesInUse() - before) / JOBS, floor: null, ratio: null });
