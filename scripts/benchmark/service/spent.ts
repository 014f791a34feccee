import { processorTime, wallTime } from '../clock.ts';

/** What a piece of work took, in nanoseconds: of time, and of its process's processors. */
export interface Spent {
  readonly time: number;
  readonly processor: number;
}

/** What work in this process took, its threads included. */
export async function spentOn(work: () => Promise<void>): Promise<Spent> {
  const [time, processor] = [wallTime(), processorTime()];
  await work();
  return { time: wallTime() - time, processor: processorTime() - processor };
}
