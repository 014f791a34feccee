import test from 'ava';
import type { DeliveryOptimizationError, Job, Service } from '../../src/index.ts';
import { clientBench } from '../helpers/client-bench.ts';

const spellings: readonly [title: string, (id: string) => string][] = [
  ['as it is', (id) => id],
  ['in upper case', (id) => id.toUpperCase()],
  ['in braces', (id) => `{${id}}`],
  ['in upper case and braces', (id) => `{${id.toUpperCase()}}`],
];

for (const [title, spelled] of spellings) {
  test(`a job is found by its id, ${title}`, async (t) => {
    await using bench = await clientBench({ 'a.bin': { size: 5 } });
    const { id } = await bench.job('a.bin');
    const found = await bench.service.job(spelled(id));
    t.is(found.id, id);
    t.is(found.type, 'download');
    t.is((await found.files()).length, 1);
  });
}

test('an id that no job has is not found', async (t) => {
  await using bench = await clientBench();
  const id = '00000000-0000-4000-8000-000000000000';
  const failure = await t.throwsAsync<DeliveryOptimizationError>(bench.service.job(id));
  t.is(failure?.code, 'job-not-found');
  t.true(failure?.message.includes(id));
});

test('a job is not found any more once it is final', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 5 } });
  const cancelled = await bench.job('a.bin');
  await cancelled.cancel();
  t.like(await t.throwsAsync(bench.service.job(cancelled.id)), { code: 'job-not-found' });
});

for (const id of ['', 'job 7', '0-0-0', '{00000000-0000-4000-8000-00000000000g}']) {
  test(`"${id}" is no job id`, async (t) => {
    await using bench = await clientBench();
    const failure = await t.throwsAsync<DeliveryOptimizationError>(bench.service.job(id));
    t.is(failure?.code, 'invalid-argument');
    t.true(failure?.message.includes(`"${id}"`) && failure.message.includes('GUID'));
  });
}

test('a job is not found as what it is not', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 5 } });
  const { id } = await bench.job('a.bin');
  const failure = await t.throwsAsync<DeliveryOptimizationError>(bench.service.job(id, 'upload'));
  t.is(failure?.code, 'invalid-argument');
  t.true(failure?.message.includes("'download'"), failure?.message);
});

test('a disposed job says so, and lives on in the service', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 5 } });
  const job = await bench.job('a.bin');
  await job[Symbol.asyncDispose]();
  await job[Symbol.asyncDispose]();
  for (const call of [() => job.state(), () => job.run(), () => job.cancel(), () => job.files()]) {
    t.like(await t.throwsAsync(call()), { name: 'DeliveryOptimizationError', code: 'released' }, String(call));
  }
  t.is(await (await bench.service.job(job.id)).state(), 'suspended');
});

test('a disposed service says so, and so do its jobs', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 5 } });
  const service = await bench.connect();
  const job = await service.createJob({ name: 'left behind' });
  await service[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
  t.like(await t.throwsAsync(service.createJob({ name: 'too late' })), { code: 'released' });
  t.like(await t.throwsAsync(service.job(job.id)), { code: 'released' });
  t.like(await t.throwsAsync(job.state()), { code: 'released' });
  t.is(bench.queue.jobs().length, 1);
});

test('a service that is disposed during a run ends the run, and the job goes on', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 200_000, stallAfter: 50_000 } });
  const service = await bench.connect();
  const job = await service.createJob({ name: 'goes on', files: bench.requests('a.bin') });
  const failure = await t.throwsAsync(
    job.run({
      pollSeconds: 0.1,
      onProgress: async ({ bytesTransferred }) => {
        if (bytesTransferred >= 50_000) await service[Symbol.asyncDispose]();
      },
    }),
  );
  t.like(failure, { code: 'released' });
  bench.server.release();
  await bench.reaches(job, 'transferred');
  t.is(bench.queue.find(job.id)?.state, 'transferred');
});

test('a job that is disposed ends its run and its events at once', async (t) => {
  await using bench = await clientBench({ 'a.bin': { size: 200_000, stallAfter: 50_000 } });
  for (const follow of [
    (job: Job) => job.run({ pollSeconds: 3_600 }),
    (job: Job) => job.done({ pollSeconds: 3_600 }),
  ]) {
    const job = await bench.job('a.bin');
    await job.resume();
    // By then it waits for the service to say something, and the service has nothing more to say.
    setTimeout(() => void job[Symbol.asyncDispose](), 200);
    t.like(await t.throwsAsync(follow(job)), { code: 'released' });
    await (await bench.service.job(job.id)).cancel();
  }
});

test('a service that is disposed while it creates leaves neither job nor download', async (t) => {
  await using bench = await clientBench();
  const source = { url: bench.server.url('a.bin'), path: bench.folder.file('a.bin') };
  /** Disposes the service as soon as there is something, which is before all of it was asked for. */
  const whenThereIs = (service: Service, made: () => readonly unknown[]) => ({
    ...source,
    get url() {
      if (made().length > 0) void service[Symbol.asyncDispose]();
      return source.url;
    },
  });
  for (const [create, made] of [
    [(service: Service) => service.createJob({ name: 'j', files: [whenThereIs(service, jobs)] }), jobs],
    [(service: Service) => service.createDownload(whenThereIs(service, downloads)), downloads],
  ] as const) {
    t.like(await t.throwsAsync(create(await bench.connect())), { code: 'released' });
    t.deepEqual(made(), []);
  }

  function jobs() {
    return bench.queue.jobs();
  }
  function downloads() {
    return bench.downloads.downloads();
  }
});
