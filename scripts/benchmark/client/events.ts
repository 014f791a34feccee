import { subscribe } from 'node:diagnostics_channel';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallbackMessage, Job, Service } from '../../../src/index.ts';
import { tell, type Figure } from '../figure.ts';
import { startOwnService } from '../service/own-service.ts';

/** `events FOLDER`: how late a program is with everything else while it watches jobs that change all the time. */
const JOBS = 100;
const EVENTS_PER_SECOND = 1_000;
const WARM_UP_SECONDS = 2;
const SECONDS = 10;

const delay: Figure = {
  name: 'event loop delay under events',
  unit: 'ms',
  target: 20,
  meaning:
    `How late a timer of a millisecond is, 99 of 100 times at most, while ${EVENTS_PER_SECOND} JobModification a second ` +
    `reach the events of ${JOBS} jobs, the service within the process; the timer's own millisecond is in it.`,
  beyondTheFloor: 'Beyond it: what a change of a job and the look at it that follows take on the JavaScript thread.',
};

async function watchedJobs(service: Service, signal: AbortSignal): Promise<readonly Job[]> {
  const jobs: Job[] = [];
  for (let index = 0; index < JOBS; index++) {
    const job = await service.createJob({ name: `job ${index}` });
    void watch(job, signal);
    jobs.push(job);
  }
  return jobs;
}

async function watch(job: Job, signal: AbortSignal): Promise<void> {
  try {
    await job.done({ signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/**
 * Changes the jobs in turn, as many as are due by the clock, but none twice in a turn of the event loop: the changes of a
 * job that nobody was told of yet are one.
 */
async function changeFor(jobs: readonly Job[], seconds: number): Promise<void> {
  const start = performance.now();
  const end = seconds * EVENTS_PER_SECOND;
  for (let changes = 0; changes < end; await sleep(1)) {
    const byTheClock = ((performance.now() - start) * EVENTS_PER_SECOND) / 1_000;
    const due = Math.min(end, changes + JOBS, byTheClock);
    for (; changes < due; changes++) await jobs[changes % JOBS]?.set({ description: `change ${changes}` });
  }
}

let told = 0;
subscribe('delivery-optimization:callback', (message) => {
  if ((message as CallbackMessage).kind === 'modified') told += 1;
});

const [folder = ''] = process.argv.slice(2);
await using own = await startOwnService(join(folder, 'state'));
const ending = new AbortController();
const jobs = await watchedJobs(own.service, ending.signal);
await changeFor(jobs, WARM_UP_SECONDS);
const before = told;
const histogram = monitorEventLoopDelay({ resolution: 1 });
histogram.enable();
const start = performance.now();
await changeFor(jobs, SECONDS);
histogram.disable();
const seconds = (performance.now() - start) / 1_000;
const perSecond = (told - before) / seconds;
if (perSecond < 0.95 * EVENTS_PER_SECOND) {
  throw new Error(`${Math.round(perSecond)} events a second arrived instead of ${EVENTS_PER_SECOND}`);
}
tell(delay, { ours: histogram.percentile(99), floor: null, ratio: null });
ending.abort();
