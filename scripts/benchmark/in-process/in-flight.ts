import { IBackgroundCopyJob } from '../../../src/bindings/index.ts';
import { adopt, callQueue } from '../../../src/com/index.ts';
import { wallTime } from '../clock.ts';
import { timed } from '../compare.ts';
import { show, type Figure } from '../figure.ts';
import type { NativeService } from './native-service.ts';

const inFlight: Figure = {
  name: 'three in flight',
  unit: 'us',
  target: 0.5,
  meaning:
    'Calls that take a millisecond each, as those to another process do: all started at once, of which three are in ' +
    'flight, over each awaited before the next.',
  beyondTheFloor: 'A third is what three threads can do; the rest is the way to a pool thread and back.',
};

const CALLS_IN_FLIGHT = 3;

export async function measureCallsInFlight({ job }: NativeService): Promise<void> {
  callQueue.limit = CALLS_IN_FLIGHT;
  const queued = adopt(IBackgroundCopyJob, job, 'queued');
  await show(inFlight, {
    ours: timed(wallTime, async (times) => {
      await Promise.all(Array.from({ length: times }, () => queued.Suspend()));
    }),
    floor: timed(wallTime, async (times) => {
      for (let time = 0; time < times; time++) await queued.Suspend();
    }),
  });
  await queued.release();
}
