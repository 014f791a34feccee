import { IBackgroundCopyManager } from '../../src/bindings/index.ts';
import { connectUsing } from '../../src/client/index.ts';
import test from 'ava';
import { expectTypeOf } from 'expect-type';
import type { AnyJob, DeliveryOptimizationError, Job } from '../../src/index.ts';
import { clientBench } from '../helpers/client-bench.ts';
import { partly } from '../helpers/partly.ts';

test('a service lists its jobs, the oldest first, whoever created them', async (t) => {
  await using bench = await clientBench();
  t.deepEqual(await bench.service.jobs(), []);
  await using other = await bench.connect();
  const ids: string[] = [];
  for (let count = 0; count < 70; count += 1) ids.push((await other.createJob({ name: `job ${count}` })).id);
  const jobs = await bench.service.jobs();
  t.deepEqual(
    jobs.map(({ id }) => id),
    ids,
  );
  t.is(await jobs[69]?.name(), 'job 69');
  t.is((await bench.service.jobs({ allUsers: true })).length, 70);
});

test('a final job is not listed', async (t) => {
  await using bench = await clientBench();
  const job = await bench.service.createJob({ name: 'cancelled' });
  await job.cancel();
  t.deepEqual(await bench.service.jobs(), []);
});

test('the jobs of a list are told apart by their types', async (t) => {
  expectTypeOf<AnyJob>().toEqualTypeOf<Job<'download'> | Job<'upload'> | Job<'upload-reply'>>();
  await using bench = await clientBench();
  await bench.service.createJob({ name: 'a download' });
  for (const job of await bench.service.jobs()) {
    if (job.type === 'download') expectTypeOf(job).toEqualTypeOf<Job>();
    t.is(job.type, 'download');
  }
});

test('a list that the service does not have names the remedy', async (t) => {
  const manager = partly(IBackgroundCopyManager, {});
  const connect = connectUsing(async () => manager.giveAway(IBackgroundCopyManager));
  await using service = await connect({ service: 'embedded' });
  const failure = await t.throwsAsync<DeliveryOptimizationError>(service.jobs());
  t.is(failure?.code, 'not-supported');
  t.regex(failure?.message ?? '', /service\.job\(id\)/);
});

test('a job has an owner and an error count', async (t) => {
  await using bench = await clientBench({ 'a.bin': { status: 404 } });
  const job = await bench.job('a.bin');
  t.is(await job.owner(), bench.queue.find(job.id)?.owner ?? '');
  t.is(await job.errorCount(), 0);
  await job.resume();
  await bench.reaches(job, 'error');
  t.is(await job.errorCount(), 1);
});

test('the statistics of a job are those of all its files', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 5_000 }, 'b.bin': { size: 300 } });
  const job = await bench.job('a.bin', 'b.bin');
  await job.resume();
  await bench.reaches(job, 'transferred');
  t.deepEqual(await job.statistics(), {
    bytesFromHttp: 5_300,
    bytesFromCacheServer: 0,
    bytesFromLanPeers: 0,
    bytesFromGroupPeers: 0,
    bytesFromInternetPeers: 0,
    bytesToLanPeers: 0,
    bytesToGroupPeers: 0,
    bytesToInternetPeers: 0,
  });
});
