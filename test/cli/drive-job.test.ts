import test from 'ava';
import { driveJob } from '../../src/cli/jobs/drive-job.ts';
import { orTellHowToGoOn } from '../../src/cli/jobs/go-on.ts';
import { quietDisplay } from '../../src/cli/output/progress-display.ts';
import { placeLinesBy } from '../../src/cli/output/say.ts';
import type { JobPort } from '../../src/cli/service/service-port.ts';
import { deskOf, refuses } from '../helpers/desk.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const ID = '01234567-89ab-cdef-0123-456789abcdef';
const STILL_THERE =
  'The job is still in the queue. To go on: dojobs wait 01234567, or to end it: dojobs cancel 01234567';

/** What is said while a job that fails in this way, and then stands like this, is driven. */
async function saidOf(state: JobPort['state']): Promise<readonly string[]> {
  using folder = temporaryFolder();
  const said: string[] = [];
  using _placing = placeLinesBy((line) => void said.push(line));
  const job = { id: ID, run: refuses('handler-failed'), state } as Partial<JobPort> as JobPort;
  const { signal } = new AbortController();
  const options = { rules: [], otherwise: 'keep', retries: 0, retryDelaySeconds: 0, completes: true } as const;
  await driveJob(deskOf(folder.path, {}), job, { ...options, signal, display: quietDisplay }).catch(
    (error: Error) => void said.push(error.message),
  );
  return said;
}

test.serial('a run that fails leaves the command that goes on, and then the error', async (t) => {
  t.deepEqual(await saidOf(async () => 'error'), [STILL_THERE, 'handler-failed']);
});

test.serial('a service that has gone still has the job', async (t) => {
  t.deepEqual(await saidOf(refuses('service-gone')), [STILL_THERE, 'handler-failed']);
});

test.serial('a job that has ended is not said to be there', async (t) => {
  for (const state of ['acknowledged', 'cancelled'] as const) {
    t.deepEqual(await saidOf(async () => state), ['handler-failed']);
  }
  t.deepEqual(await saidOf(refuses('job-not-found')), ['handler-failed']);
});

test.serial('a job that was made and cannot be resumed is told, too', async (t) => {
  using folder = temporaryFolder();
  const said: string[] = [];
  using _placing = placeLinesBy((line) => void said.push(line));
  const job = { id: ID, state: async () => 'suspended' } as Partial<JobPort> as JobPort;
  await t.throwsAsync(orTellHowToGoOn(deskOf(folder.path, {}), job, refuses('access-denied')), {
    code: 'access-denied',
  });
  t.deepEqual(said, [STILL_THERE]);
});
