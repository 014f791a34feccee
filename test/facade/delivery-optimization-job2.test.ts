import test from 'ava';
import koffi from 'koffi';
import {
  IBackgroundCopyFile,
  IBackgroundCopyFile3,
  IDeliveryOptimizationFile,
  IDeliveryOptimizationFile2,
  IDeliveryOptimizationJob2,
} from '../../src/bindings/index.ts';
import { IUnknown, type Address, type Caller } from '../../src/com/index.ts';
import { callSlot } from '../helpers/call-slot.ts';
import { codeOf, facadeBench, type FacadeBench, type JobPointer } from '../helpers/facade-bench.ts';

const E_INVALIDARG = '0x80070057';
const E_NOINTERFACE = '0x80004002';

const job2 = (job: JobPointer): Promise<Caller<typeof IDeliveryOptimizationJob2>> =>
  job.query(IDeliveryOptimizationJob2);

async function count(job: JobPointer): Promise<number> {
  using files = await job.EnumFiles();
  return files.GetCount();
}

async function failedJob(bench: FacadeBench): Promise<JobPointer> {
  const job = await bench.job('gone.bin');
  await job.Resume();
  await bench.reaches(job, 'error');
  return job;
}

for (const description of [IDeliveryOptimizationFile, IDeliveryOptimizationFile2, IBackgroundCopyFile, IUnknown]) {
  test(`AddFile hands out the file as ${description.name}`, async (t) => {
    await using bench = await facadeBench();
    using job = await bench.job();
    using own = await job2(job);
    using file = (await own.AddFile('id', 'http://h/a', [], description.iid)).as(description);
    using other = await file.query(IBackgroundCopyFile);
    t.is(await other.GetRemoteName(), 'http://h/a');
    t.is(await count(job), 1);
  });
}

test('AddFile for an interface that files do not have adds none', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using own = await job2(job);
  for (const { iid } of [IBackgroundCopyFile3, IDeliveryOptimizationJob2]) {
    t.is(await codeOf(() => own.AddFile('id', 'http://h/a', [], iid)), E_NOINTERFACE);
  }
  t.is(await count(job), 0);
});

test('AddFile needs a URL that can be, and adds nothing without', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using own = await job2(job);
  for (const url of [`http://h/${'x'.repeat(2_192)}`, null, '', 'nowhere']) {
    t.is(await codeOf(() => own.AddFile('id', url, [], IDeliveryOptimizationFile.iid)), E_INVALIDARG);
  }
  t.is(await codeOf(() => own.AddFile('id', 'ftp://h/a', [], IDeliveryOptimizationFile.iid)), '0x80004021');
  t.is(await count(job), 0);
});

test('AddFile takes ranges, and refuses those that overlap', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using own = await job2(job);
  const range = (initialOffset: number, length: number) => ({ initialOffset, length });
  const overlapping = [range(0, 5), range(4, 5)];
  t.is(await codeOf(() => own.AddFile('id', 'http://h/a', overlapping, IDeliveryOptimizationFile.iid)), '0x80D05012');
  using file = await own.AddFile('id', 'http://h/a', [range(0, 5), range(5, 5)], IDeliveryOptimizationFile.iid);
  t.truthy(file.address);
  t.is(await count(job), 1);
});

test('a job with a file that has no place yet cannot be resumed', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using own = await job2(job);
  using file = await own.AddFile('id', 'http://h/a', [], IDeliveryOptimizationFile.iid);
  t.truthy(file.address);
  t.is(await codeOf(() => job.Resume()), '0x80D02018');
  t.is(await job.GetState(), 'suspended');
});

test('a file that has no place has no local name, and no temporary one', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using own = await job2(job);
  using file = (await own.AddFile('id', 'http://h/a', [], IBackgroundCopyFile.iid)).as(IBackgroundCopyFile);
  t.is(await file.GetLocalName(), '');
});

test('no file can be added to a final job', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using own = await job2(job);
  await job.Cancel();
  t.is(await codeOf(() => own.AddFile('id', 'http://h/a', [], IDeliveryOptimizationFile.iid)), '0x80D02013');
});

test('the extended error information says in words what went wrong, where', async (t) => {
  await using bench = await facadeBench({ 'gone.bin': { status: 404 } });
  using job = await failedJob(bench);
  using own = await job2(job);
  const information = await own.GetProperty('extended-error-info');
  t.is(information.type, 'bstr');
  t.regex(information.type === 'bstr' ? information.value : '', /gone\.bin.*404/);
});

test('a job without an error has no extended error information, and says so as GetError does', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using own = await job2(job);
  t.is(await codeOf(() => own.GetProperty('extended-error-info')), '0x80D02014');
  t.is(await codeOf(() => job.GetError()), '0x80D02014');
});

test('no property of a job can be set', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using own = await job2(job);
  t.is(
    await codeOf(() => own.SetProperty('extended-error-info', { type: 'bstr', value: 'all is well' })),
    '0x80D02012',
  );
  t.is(await codeOf(() => own.SetProperty('extended-error-info', null)), '0x80D02012');
});

test('properties of a job that nobody has heard of are unknown', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using own = await job2(job);
  const variant = koffi.alloc('uint8', 24) as Address;
  for (const name of ['GetProperty', 'SetProperty']) {
    const code = callSlot(IDeliveryOptimizationJob2, own.address, name, ['int32', 'void *'], 1, variant);
    t.is(code, 0x80d02011, name);
  }
  koffi.free(variant);
});
