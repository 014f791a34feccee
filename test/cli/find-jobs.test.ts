import test from 'ava';
import { collectAll } from '../../src/cli/commands/gc.ts';
import { findJobs } from '../../src/cli/jobs/find-jobs.ts';
import { lookAtJobs } from '../../src/cli/jobs/look-at-jobs.ts';
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

test('a job that is not for this user hides no other: it is told apart', async (t) => {
  using folder = temporaryFolder();
  const job = (id: string) => (id === '2' ? refuses('access-denied')() : Promise.resolve({ id } as JobPort));
  const without = deskOf(folder.path, { jobs: refuses('not-supported'), job });
  for (const id of ['1', '2', '3'])
    await without.ledger.add({ id, service: without.address, name: '', created: '', files: [] });
  const { jobs, refused } = await findJobs(without);
  t.deepEqual(jobs.map(({ id }) => id).sort(), ['1', '3']);
  t.like(refused, [{ id: '2', error: { code: 'access-denied' } }]);
  t.is((await without.ledger.entries(without.address)).length, 3);
});

test('nor does one that is listed and cannot be read', async (t) => {
  using folder = temporaryFolder();
  const job = (id: string) =>
    ({
      id,
      name: id === '2' ? refuses('access-denied') : async () => id,
      [Symbol.asyncDispose]: async () => undefined,
    }) as Partial<JobPort> as JobPort;
  const { list, refused } = await lookAtJobs(deskOf(folder.path, { jobs: async () => ['1', '2'].map(job) }), (each) =>
    each.name(),
  );
  t.deepEqual(list.jobs, ['1']);
  t.like(refused, [{ id: '2' }]);
});

test('dojobs gc collects the others, too', async (t) => {
  using folder = temporaryFolder();
  const job = (id: string) =>
    ({
      id,
      state: id === '1' ? refuses('access-denied') : async () => 'suspended',
      [Symbol.asyncDispose]: async () => undefined,
    }) as Partial<JobPort> as JobPort;
  const desk = deskOf(folder.path, { job: async (id) => job(id) });
  for (const id of ['1', '2'])
    await desk.ledger.add({ id, service: desk.address, name: '', created: '2026-01-01', files: [] });
  const { collected, refused } = await collectAll(desk, { olderThan: 0, dryRun: true });
  t.like(collected, [{ id: '2', action: 'cancel' }]);
  t.like(refused, [{ id: '1' }]);
});
