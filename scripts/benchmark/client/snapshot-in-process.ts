import { join } from 'node:path';
import type { Service } from '../../../src/index.ts';
import { processorTime } from '../clock.ts';
import { LONG_WORK, timed, type Side } from '../compare.ts';
import { show, type Figure } from '../figure.ts';
import { addIdleJobs } from '../service/idle-jobs.ts';
import { startOwnService } from '../service/own-service.ts';
import { readJobs } from './read-jobs.ts';

/** `snapshot-in-process FOLDER`: how a snapshot of all jobs grows with their number. */
const FEW = 1_000;
const MANY = 10_000;

const snapshot: Figure = {
  name: 'snapshot of many jobs',
  unit: 'ms',
  target: 11,
  meaning:
    `State, progress, name, times, files and error of every job by the methods of a job, the service within the ` +
    `process: with ${MANY} jobs over ${FEW}, so that 10 is as good as it gets.`,
  beyondTheFloor: 'Beyond ten times as much: what takes longer the more jobs there are.',
};

const reading = (service: Service, count: number): Side =>
  timed(processorTime, async (times) => {
    for (let time = 0; time < times; time++) await readJobs(service, count);
  });

const [folder = ''] = process.argv.slice(2);
await using few = await startOwnService(join(folder, 'few'));
await using many = await startOwnService(join(folder, 'many'));
await addIdleJobs(few.service, FEW, folder);
await addIdleJobs(many.service, MANY, folder);
await show(snapshot, { ours: reading(many.service, MANY), floor: reading(few.service, FEW) }, LONG_WORK);
