import { join } from 'node:path';
import type { IBackgroundCopyJob } from '../../../src/bindings/index.ts';
import type { Caller } from '../../../src/com/index.ts';
import { processorTime } from '../clock.ts';
import { timed, type Side } from '../compare.ts';
import { show, type Figure } from '../figure.ts';
import { addIdleJobs } from './idle-jobs.ts';
import { startOwnService, type OwnService } from './own-service.ts';

/** `many-jobs FOLDER`: how what a service does with its jobs grows with their number. */
const FEW = 1_000;
const MANY = 10_000;
const AT_ONCE = 100;

const reading: Figure = {
  name: 'reading many jobs',
  unit: 'ms',
  target: 11,
  meaning:
    `State, progress and name of every job that EnumJobs lists, ${AT_ONCE} at a time, through the interface pointers: ` +
    `with ${MANY} jobs over ${FEW}, so that 10 is as good as it gets.`,
  beyondTheFloor: 'Beyond ten times as much: what takes longer the more jobs there are.',
};

const readAll = ({ manager }: OwnService, count: number): Side =>
  timed(processorTime, async (times) => {
    for (let time = 0; time < times; time++) {
      let read = 0;
      using jobs = await manager.EnumJobs(0);
      for (let [, fetched] = await jobs.Next(AT_ONCE); fetched.length > 0; [, fetched] = await jobs.Next(AT_ONCE)) {
        for (const job of fetched) await readOne(job);
        // What was let go of is freed in a later turn of the event loop, and no call within a process waits for one.
        await turn();
        read += fetched.length;
      }
      if (read !== count) throw new Error(`EnumJobs lists ${read} jobs instead of ${count}`);
    }
  });

async function readOne(job: Caller<typeof IBackgroundCopyJob>): Promise<void> {
  await job.GetState();
  await job.GetProgress();
  await job.GetDisplayName();
  await job.release();
}

const turn = (): Promise<void> => new Promise((turned) => setImmediate(turned));

const [folder = ''] = process.argv.slice(2);
await using few = await startOwnService(join(folder, 'few'));
await using many = await startOwnService(join(folder, 'many'));
await addIdleJobs(few.service, FEW, folder);
await addIdleJobs(many.service, MANY, folder);
await show(reading, { ours: readAll(many, MANY), floor: readAll(few, FEW) });
