import test from 'ava';
import { findJobs } from '../../src/cli/jobs/find-jobs.ts';
import type { Desk } from '../../src/cli/service/desk.ts';
import type { JobPort } from '../../src/cli/service/service-port.ts';
import { deskOf, refuses } from '../helpers/desk.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** A desk whose service has one job and lists none, as Delivery Optimization does. */
function desk(folder: string, jobs: Desk['service']['jobs']): Desk {
  const job = { id: '1' } as JobPort;
  return deskOf(folder, { jobs, job: (id) => (id === job.id ? Promise.resolve(job) : refuses('job-not-found')()) });
}

test('where the service lists no jobs the ledger tells of them, and forgets those that have ended', async (t) => {
  using folder = temporaryFolder();
  const without = desk(folder.path, refuses('not-supported'));
  for (const id of ['1', '2'])
    await without.ledger.add({ id, service: without.address, name: '', created: '', files: [] });
  const { source, jobs } = await findJobs(without);
  t.is(source, 'ledger');
  t.deepEqual(
    jobs.map(({ id }) => id),
    ['1'],
  );
  t.deepEqual(
    (await without.ledger.entries(without.address)).map(({ id }) => id),
    ['1'],
  );
});

test('any other failure to list is no reason to trust the ledger', async (t) => {
  using folder = temporaryFolder();
  await t.throwsAsync(findJobs(desk(folder.path, refuses('service-gone'))), { code: 'service-gone' });
});
