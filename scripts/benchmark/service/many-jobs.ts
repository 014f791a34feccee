import { join } from 'node:path';
import type { Guid } from '../../../src/com/index.ts';
import { processorTime } from '../clock.ts';
import { timed, type Side } from '../compare.ts';
import { show, type Figure } from '../figure.ts';
import { addIdleJobs } from './idle-jobs.ts';
import { startOwnService, type OwnService } from './own-service.ts';

/** `many-jobs FOLDER`: how what a service does with its jobs grows with their number. */
const FEW = 1_000;
const MANY = 10_000;

const reading: Figure = {
  name: 'reading many jobs',
  unit: 'ms',
  target: 11,
  meaning:
    `State, progress and name of every job in the service, each found by its id, through its interface pointers: with ` +
    `${MANY} jobs over ${FEW}, so that 10 is as good as it gets.`,
  beyondTheFloor: 'Beyond ten times as much: what takes longer the more jobs there are.',
};

async function serviceWith(count: number, folder: string): Promise<{ own: OwnService; ids: readonly Guid[] }> {
  const own = await startOwnService(join(folder, `state-${count}`));
  return { own, ids: await addIdleJobs(own.service, count, folder) };
}

const readAll = ({ own, ids }: Awaited<ReturnType<typeof serviceWith>>): Side =>
  timed(processorTime, async (times) => {
    for (let time = 0; time < times; time++) {
      for (const id of ids) {
        using job = await own.manager.GetJob(id);
        await job.GetState();
        await job.GetProgress();
        await job.GetDisplayName();
      }
    }
  });

const [folder = ''] = process.argv.slice(2);
const few = await serviceWith(FEW, folder);
const many = await serviceWith(MANY, folder);
await show(reading, { ours: readAll(many), floor: readAll(few) });
await few.own[Symbol.asyncDispose]();
await many.own[Symbol.asyncDispose]();
