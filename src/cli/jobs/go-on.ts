import { shortId } from '../output/short-id.ts';
import { say } from '../output/say.ts';
import type { Desk } from '../service/desk.ts';
import type { JobPort } from '../service/service-port.ts';
import { hasCode } from './has-code.ts';

/** Does something to a job of the queue. Where that fails its user is told of the job first, who would forget it. */
export async function orTellHowToGoOn<R>(desk: Desk, job: JobPort, doing: () => Promise<R>): Promise<R> {
  try {
    return await doing();
  } catch (error) {
    if (await isStillThere(job)) {
      const command = (verb: string) => `dojobs ${verb} ${shortId(job.id)}${desk.options}`;
      say(`The job is still in the queue. To go on: ${command('wait')}, or to end it: ${command('cancel')}`);
    }
    throw error;
  }
}

/** A service that cannot be asked keeps its jobs. */
async function isStillThere(job: JobPort): Promise<boolean> {
  try {
    const state = await job.state();
    return state !== 'acknowledged' && state !== 'cancelled';
  } catch (error) {
    return !hasCode(error, 'job-not-found');
  }
}
