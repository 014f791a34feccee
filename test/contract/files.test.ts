import {
  IBackgroundCopyFile2,
  IBackgroundCopyJob5,
  IDeliveryOptimizationJob,
  type BG_FILE_RANGE,
} from '../../src/bindings/index.ts';
import { S_FALSE, S_OK, type Caller, type ValueOf } from '../../src/com/index.ts';
import { codeOf } from '../helpers/facade-bench.ts';
import type { ContractBench, JobPointer } from './helpers/contract-bench.ts';
import { BITS_AND_EMBEDDED, BOTH, rule } from './helpers/rule.ts';
import { FINE } from './helpers/ways.ts';

const E_INVALIDARG = '0x80070057';
const INVALID_RANGE = '0x80D05010';
const OVERLAPPING_RANGES = '0x80D05012';

type Range = ValueOf<typeof BG_FILE_RANGE>;
const range = (initialOffset: number, length: number | undefined): Range => ({ initialOffset, length });

async function addRanges(
  { server, folder }: ContractBench,
  job: JobPointer,
  ranges: readonly Range[],
  size?: number,
): Promise<void> {
  using own = await job.query(IDeliveryOptimizationJob);
  await own.AddFileWithRanges('a.bin', server.url('a.bin'), folder.file('a.bin'), ranges, size);
}

/** The first file of a job. */
async function first(job: JobPointer): Promise<Caller<typeof IBackgroundCopyFile2>> {
  using files = await job.EnumFiles();
  const [, [found]] = await files.Next(1);
  if (found === undefined) throw new Error('The job has no files.');
  const file = await found.query(IBackgroundCopyFile2);
  await found.release();
  return file;
}

// https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationjob-addfilewithranges
rule('a file without a local name is refused', { binds: 'delivery-optimization' }, async (t, bench) => {
  const job = await bench.job();
  using own = await job.query(IDeliveryOptimizationJob);
  t.is(await codeOf(() => own.AddFileWithRanges('id', bench.server.url('a.bin'), '', [], undefined)), E_INVALIDARG);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationjob-addfilewithranges
rule('a file without ranges is fetched whole', { binds: 'delivery-optimization' }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE });
  using file = await first(job);
  t.deepEqual(await file.GetFileRanges(), [S_FALSE, []]);
  await job.Resume();
  await bench.reaches(job, 'transferred');
  t.like(await file.GetProgress(), { bytesTotal: 5_000, bytesTransferred: 5_000 });
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/bg-file-progress
rule('the size of a file with ranges is that of its ranges', { binds: 'delivery-optimization' }, async (t, bench) => {
  bench.server.set('a.bin', FINE);
  const job = await bench.job();
  await addRanges(bench, job, [range(10, 20), range(4_990, undefined)], 5_000);
  using file = await first(job);
  t.deepEqual(await file.GetFileRanges(), [S_OK, [range(10, 20), range(4_990, undefined)]]);
  await job.Resume();
  await bench.reaches(job, 'transferred');
  t.like(await file.GetProgress(), { bytesTotal: 30, bytesTransferred: 30 });
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/bg-file-range
rule('a range must not be empty, nor reach beyond the file', { binds: 'delivery-optimization' }, async (t, bench) => {
  const job = await bench.job();
  for (const wrong of [range(0, 0), range(4_990, 11), range(5_000, 1)]) {
    t.is(await codeOf(() => addRanges(bench, job, [wrong], 5_000)), INVALID_RANGE, JSON.stringify(wrong));
  }
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationjob-addfilewithranges
rule('ranges must not overlap, nor be there twice', { binds: 'delivery-optimization' }, async (t, bench) => {
  const job = await bench.job();
  for (const wrong of [
    [range(0, 10), range(9, 5)],
    [range(0, 10), range(0, 10)],
    [range(0, 10), range(0, 5)],
  ]) {
    t.is(await codeOf(() => addRanges(bench, job, wrong, 5_000)), OVERLAPPING_RANGES, JSON.stringify(wrong));
  }
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/bg-job-progress
rule('the size of a job is unknown as long as that of a file is', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE });
  t.is((await job.GetProgress()).bytesTotal, undefined);
  await job.Resume();
  await bench.reaches(job, 'transferred');
  t.is((await job.GetProgress()).bytesTotal, 5_000);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyfile2-setremotename-method
rule('a URL of more than 2,200 characters is refused', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE });
  using file = await first(job);
  const url = `${bench.server.url('')}${'x'.repeat(2_200)}`;
  t.is(await codeOf(() => file.SetRemoteName(url)), E_INVALIDARG);
  t.is(await file.GetRemoteName(), bench.server.url('a.bin'));
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyfile2-setremotename-method
rule('a file that has failed is fetched from its new URL', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'gone.bin': { status: 404 } });
  await job.Resume();
  await bench.reaches(job, 'error');
  bench.server.set('a.bin', FINE);
  using file = await first(job);
  await file.SetRemoteName(bench.server.url('a.bin'));
  await job.Resume();
  await bench.reaches(job, 'transferred');
  t.is((await job.GetProgress()).bytesTransferred, 5_000);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyfile2-setremotename-method
rule('a file that is whole is not fetched again from its new URL', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE });
  await job.Resume();
  await bench.reaches(job, 'transferred');
  const { length } = bench.server.requests;
  using file = await first(job);
  await file.SetRemoteName(bench.server.url('elsewhere.bin'));
  await job.Resume();
  await bench.reaches(job, 'transferred');
  t.is(bench.server.requests.length, length);
});

// https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyjob3-addfilewithranges
rule('AddFileWithRanges of BITS needs ranges', { binds: BITS_AND_EMBEDDED }, async (t, bench) => {
  const job = await bench.job();
  using latest = await job.query(IBackgroundCopyJob5);
  const [url, path] = [bench.server.url('a.bin'), bench.folder.file('a.bin')];
  t.is(await codeOf(() => latest.AddFileWithRanges(url, path, [])), E_INVALIDARG);
});

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-addfile
rule('blank names and relative paths are refused by AddFile', { binds: BITS_AND_EMBEDDED }, async (t, bench) => {
  const job = await bench.job();
  const [url, path] = [bench.server.url('a.bin'), bench.folder.file('a.bin')];
  for (const [remote, local] of [
    ['', path],
    [url, ''],
    [url, 'a.bin'],
  ] as const) {
    t.is(await codeOf(() => job.AddFile(remote, local)), E_INVALIDARG, `${remote} ${local}`);
  }
});

// https://learn.microsoft.com/windows/win32/api/bits2_0/nf-bits2_0-ibackgroundcopyjob3-replaceremoteprefix
rule('ReplaceRemotePrefix answers S_FALSE when no URL begins so', { binds: BITS_AND_EMBEDDED }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': FINE });
  using latest = await job.query(IBackgroundCopyJob5);
  t.is(await latest.ReplaceRemotePrefix('http://elsewhere.example/', 'http://b.example/'), S_FALSE);
  t.is(await latest.ReplaceRemotePrefix(bench.server.url(''), 'http://b.example/'), S_OK);
  using file = await first(job);
  t.is(await file.GetRemoteName(), 'http://b.example/a.bin');
});
