import test from 'ava';
import { JobQueue } from '../../src/service/job/index.ts';
import { faultCode } from '../helpers/fault-code.ts';
import { outcome, QUICK, reaches, serviceBench } from '../helpers/service-bench.ts';

test('a new job is suspended, empty and in the queue', async (t) => {
  await using bench = await serviceBench({});
  const job = bench.queue.create('drivers', 'download');
  t.like(job, { name: 'drivers', type: 'download', state: 'suspended', error: undefined, errorCount: 0 });
  t.regex(job.id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  t.deepEqual(job.files, []);
  t.deepEqual(job.progress, { bytesTotal: 0, bytesTransferred: 0, filesTotal: 0, filesTransferred: 0 });
  t.is(bench.queue.find(job.id), job);
});

test('the queue lists its jobs in the order of their creation', async (t) => {
  await using bench = await serviceBench({});
  const jobs = ['c', 'a', 'b'].map((name) => bench.queue.create(name, 'download'));
  t.deepEqual(bench.queue.jobs(), jobs);
  jobs[1]?.cancel();
  t.deepEqual(bench.queue.jobs(), [jobs[0], jobs[2]]);
});

test('the no-progress time-out goes by the priority until it is set', async (t) => {
  await using bench = await serviceBench({});
  const job = bench.queue.create('priorities', 'download');
  t.is(job.priority, 'normal');
  t.is(job.noProgressTimeoutSeconds, 86_400);
  job.priority = 'foreground';
  t.is(job.noProgressTimeoutSeconds, 3_600);
  job.noProgressTimeoutSeconds = 100;
  job.priority = 'low';
  t.is(job.noProgressTimeoutSeconds, 100);
});

test('a minimum retry delay below five seconds counts as five', async (t) => {
  await using bench = await serviceBench({});
  const job = bench.queue.create('delays', 'download');
  job.minimumRetryDelaySeconds = 1;
  t.is(job.minimumRetryDelaySeconds, 5);
  job.minimumRetryDelaySeconds = 6;
  t.is(job.minimumRetryDelaySeconds, 6);
});

test('times tell creation, the last change and the last byte', async (t) => {
  await using bench = await serviceBench({ a: { size: 10 } });
  let second = 0;
  await using queue = new JobQueue({ transfer: QUICK, now: () => new Date(++second * 1_000) });
  const job = queue.create('timed', 'download');
  const created = new Date(1_000);
  t.deepEqual(job.times, { created, modified: created, transferCompleted: undefined });

  job.addFile({ url: bench.server.url('a'), path: bench.folder.file('a') });
  t.deepEqual(job.times, { created, modified: new Date(2_000), transferCompleted: undefined });

  job.resume();
  await outcome(job);
  const { transferCompleted, modified } = job.times;
  t.deepEqual([transferCompleted, modified], [new Date(second * 1_000), new Date(second * 1_000)]);

  job.complete();
  t.deepEqual(job.times, { created, modified: new Date(second * 1_000), transferCompleted });
});

test('a closed queue stops its transfers and keeps jobs and files as they are', async (t) => {
  await using bench = await serviceBench({ a: { size: 20, stallAfter: 10 } });
  const job = bench.job('a');
  job.resume();
  await reaches(job, ({ progress }) => progress.bytesTransferred === 10);
  await Promise.all([bench.queue.close(), bench.queue.close()]);
  t.is(job.state, 'transferring');
  t.is(bench.folder.names().length, 1);
  t.deepEqual(bench.queue.jobs(), [job]);
  t.is(
    faultCode(() => bench.queue.create('late', 'download')),
    'invalid-state',
  );
  job.suspend();
  t.is(
    faultCode(() => job.resume()),
    'invalid-state',
  );
  t.is(job.state, 'suspended');
  job.cancel();
  t.deepEqual(bench.folder.names(), []);
});
