import { join } from 'node:path';
import { JobQueue } from '../../../src/service/job/index.ts';
import { openStore } from '../../../src/service/store/index.ts';
import { processorTime } from '../clock.ts';
import { LONG_WORK, type Side } from '../compare.ts';
import { show, type Figure } from '../figure.ts';
import { addIdleJobs } from './idle-jobs.ts';
import { startOwnService } from './own-service.ts';

/** `restart FOLDER`: how the start of a service grows with the number of jobs that it finds. */
const FEW = 1_000;
const MANY = 10_000;

const restart: Figure = {
  name: 'restart with many jobs',
  unit: 'ms',
  target: 11,
  meaning:
    `From a state folder that nobody has open to a queue with the jobs of one file each that are in it: with ${MANY} ` +
    `jobs over ${FEW}, so that 10 is as good as it gets.`,
  beyondTheFloor: 'Beyond ten times as much: what takes longer the more jobs there are.',
};

async function folderWith(count: number, folder: string): Promise<string> {
  const state = join(folder, `state-${count}`);
  await using own = await startOwnService(state);
  await addIdleJobs(own.service, count, folder);
  return state;
}

const starting =
  (state: string, count: number): Side =>
  async (times) => {
    let taken = 0;
    for (let time = 0; time < times; time++) {
      const start = processorTime();
      await using store = await openStore(state);
      await using queue = new JobQueue({ store });
      taken += processorTime() - start;
      if (queue.jobs().length !== count) throw new Error(`${queue.jobs().length} jobs instead of ${count} came back`);
    }
    return taken;
  };

const [folder = ''] = process.argv.slice(2);
const few = await folderWith(FEW, folder);
const many = await folderWith(MANY, folder);
await show(restart, { ours: starting(many, MANY), floor: starting(few, FEW) }, LONG_WORK);
