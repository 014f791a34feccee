import {
  BITS_JOB_PROPERTY_VALUE,
  IBackgroundCopyFile5,
  IBackgroundCopyJob5,
  IDeliveryOptimizationFile2,
  IDeliveryOptimizationJob2,
} from '../../src/bindings/index.ts';
import { guid, type Caller } from '../../src/com/index.ts';
import { codeOf } from '../helpers/facade-bench.ts';
import type { ContractBench, JobPointer } from './helpers/contract-bench.ts';
import { BOTH, rule } from './helpers/rule.ts';
import { FINE, ways } from './helpers/ways.ts';

const READ_ONLY = '0x80D02012';
const WRITE_ONLY = '0x80D02015';
const NOT_SET = '0x80070490';
const text = (value: string) => ({ type: 'bstr', value }) as const;

/** A file of `a.bin` that has no place yet. */
async function placeless(bench: ContractBench, job: JobPointer): Promise<Caller<typeof IDeliveryOptimizationFile2>> {
  using own = await job.query(IDeliveryOptimizationJob2);
  const file = await own.AddFile('a.bin', bench.server.url('a.bin'), [], IDeliveryOptimizationFile2.iid);
  return file.as(IDeliveryOptimizationFile2);
}

// https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationjob2-getproperty
rule(
  'the extended error information is a text about the error',
  { binds: 'delivery-optimization' },
  async (t, bench) => {
    const job = await ways['a job in the error state'](bench);
    using own = await job.query(IDeliveryOptimizationJob2);
    const information = await own.GetProperty('extended-error-info');
    t.is(information.type, 'bstr');
  },
);

// https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationjob2-setproperty
rule('the extended error information cannot be set', { binds: 'delivery-optimization' }, async (t, bench) => {
  const job = await bench.job();
  using own = await job.query(IDeliveryOptimizationJob2);
  t.is(await codeOf(() => own.SetProperty('extended-error-info', text('fine'))), READ_ONLY);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationfile2-getproperty
rule(
  'a property of a file that can only be written is not read',
  { binds: 'delivery-optimization' },
  async (t, bench) => {
    const job = await bench.job();
    using file = await placeless(bench, job);
    t.is(await codeOf(() => file.GetProperty('integrity-check-info')), WRITE_ONLY);
    t.is(await codeOf(() => file.GetProperty('decryption-info')), WRITE_ONLY);
  },
);

// https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationfile2-getproperty
rule('a property of a file that was never set is not there', { binds: 'delivery-optimization' }, async (t, bench) => {
  const job = await bench.job();
  using file = await placeless(bench, job);
  t.is(await codeOf(() => file.GetProperty('integrity-check-mandatory')), NOT_SET);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationfile2-setproperty
rule('the state of the job decides whether a file can be changed', { binds: 'embedded' }, async (t, bench) => {
  const job = await bench.job();
  using file = await placeless(bench, job);
  await file.SetProperty('total-size-bytes', { type: 'ui8', value: 5_000n });
  await job.Cancel();
  t.is(await codeOf(() => file.SetProperty('total-size-bytes', { type: 'ui8', value: 1n })), bench.codes.invalidState);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/do-return-values
rule('a job with a file that has no place is not resumed', { binds: 'delivery-optimization' }, async (t, bench) => {
  bench.server.set('a.bin', FINE);
  const job = await bench.job();
  using file = await placeless(bench, job);
  t.is(await codeOf(() => job.Resume()), '0x80D02018');
  await file.SetProperty('download-sink-file-path', text(bench.folder.file('a.bin')));
  await job.Resume();
  await bench.reaches(job, 'transferred');
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/do-return-values
rule('a mandatory check needs its information', { binds: 'delivery-optimization' }, async (t, bench) => {
  const job = await bench.job();
  using file = await placeless(bench, job);
  await file.SetProperty('download-sink-file-path', text(bench.folder.file('a.bin')));
  await file.SetProperty('integrity-check-mandatory', { type: 'bool', value: true });
  t.is(await codeOf(() => job.Resume()), '0x80D02016');
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/bits-job-property-id
rule('cost flags can be changed during a transfer', { binds: BOTH }, async (t, bench) => {
  const job = await ways['a transferring job'](bench);
  using latest = await job.query(IBackgroundCopyJob5);
  await latest.SetProperty('cost-flags', BITS_JOB_PROPERTY_VALUE.of('dword', 0x80000021));
  t.is((await latest.GetProperty('cost-flags')).as('dword'), 0x80000021);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/bits-job-property-id
rule('GUID_NULL takes the class away that is notified', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job();
  using latest = await job.query(IBackgroundCopyJob5);
  for (const clsid of ['01234567-89ab-cdef-0123-456789abcdef', '00000000-0000-0000-0000-000000000000']) {
    await latest.SetProperty('notification-clsid', BITS_JOB_PROPERTY_VALUE.of('clsID', guid(clsid)));
    t.is((await latest.GetProperty('notification-clsid')).as('clsID'), guid(clsid));
  }
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/bits-file-property-id-
rule('the header fields of the last answer are those of a file', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job({ 'a.bin': { ...FINE, headers: { 'X-Mark': 'a value' } } });
  await job.Resume();
  await bench.reaches(job, 'transferred');
  using files = await job.EnumFiles();
  const [, [found]] = await files.Next(1);
  using file = await found!.query(IBackgroundCopyFile5);
  await found!.release();
  t.regex((await file.GetProperty('http-response-headers')) ?? '', /^HTTP\/1\.1 20[06][^]*\r\nx-mark: a value\r\n/i);
});
