import test from 'ava';
import koffi from 'koffi';
import { BITS_JOB_PROPERTY_VALUE, BITS_JOB_TRANSFER_POLICY, IBackgroundCopyJob5 } from '../../src/bindings/index.ts';
import { guid, type Address, type Caller } from '../../src/com/index.ts';
import { callSlot } from '../helpers/call-slot.ts';
import { codeOf, facadeBench, type FacadeBench } from '../helpers/facade-bench.ts';

const UNKNOWN_PROPERTY = '0x80D02011';
const CLSID = guid('01234567-89ab-cdef-0123-456789abcdef');
const GUID_NULL = guid('00000000-0000-0000-0000-000000000000');
const dword = (value: number) => BITS_JOB_PROPERTY_VALUE.of('dword', value);
const clsID = (value: string) => BITS_JOB_PROPERTY_VALUE.of('clsID', guid(value));

async function latest(bench: FacadeBench): Promise<Caller<typeof IBackgroundCopyJob5>> {
  using job = await bench.job();
  return job.query(IBackgroundCopyJob5);
}

for (const [policy, flags] of Object.entries(BITS_JOB_TRANSFER_POLICY)) {
  test(`a job keeps the cost flags of the policy ${policy}`, async (t) => {
    await using bench = await facadeBench();
    using job = await latest(bench);
    await job.SetProperty('cost-flags', dword(flags));
    t.is((await job.GetProperty('cost-flags')).as('dword'), flags);
  });
}

test('a new job has no cost flags: any network will do', async (t) => {
  await using bench = await facadeBench();
  using job = await latest(bench);
  t.is((await job.GetProperty('cost-flags')).as('dword'), 0);
});

test('cost flags that mean nothing are refused, and change nothing', async (t) => {
  await using bench = await facadeBench();
  using job = await latest(bench);
  await job.SetProperty('cost-flags', dword(0x21));
  for (const flags of [0x100, 0x40000000, 0x60000000]) {
    t.is(await codeOf(() => job.SetProperty('cost-flags', dword(flags))), '0x80070057');
  }
  t.is((await job.GetProperty('cost-flags')).as('dword'), 0x21);
});

test('cost flags can be changed during a transfer', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 5_000, stallAfter: 100 } });
  using plain = await bench.job('a.bin');
  using job = await plain.query(IBackgroundCopyJob5);
  await job.Resume();
  await bench.reaches(job, 'transferring');
  await job.SetProperty('cost-flags', dword(0x80000021));
  t.is((await job.GetProperty('cost-flags')).as('dword'), 0x80000021);
  t.is(await job.GetState(), 'transferring');
});

test('a job keeps the class that its client is notified by, until GUID_NULL takes it away', async (t) => {
  await using bench = await facadeBench();
  using job = await latest(bench);
  t.is((await job.GetProperty('notification-clsid')).as('clsID'), GUID_NULL);
  await job.SetProperty('notification-clsid', clsID(CLSID));
  t.is((await job.GetProperty('notification-clsid')).as('clsID'), CLSID);
  await job.SetProperty('notification-clsid', clsID(GUID_NULL));
  t.is((await job.GetProperty('notification-clsid')).as('clsID'), GUID_NULL);
});

for (const id of [
  'dynamic-content',
  'high-performance',
  'max-download-size',
  'use-stored-credentials',
  'minimum-notification-interval-ms',
  'on-demand-mode',
] as const) {
  test(`the property ${id} of BITS is unknown`, async (t) => {
    await using bench = await facadeBench();
    using job = await latest(bench);
    t.is(await codeOf(() => job.GetProperty(id)), UNKNOWN_PROPERTY);
    t.is(await codeOf(() => job.SetProperty(id, dword(1))), UNKNOWN_PROPERTY);
  });
}

test('a property that nobody has heard of is unknown', async (t) => {
  await using bench = await facadeBench();
  using job = await latest(bench);
  const cell = koffi.alloc('uint8', 16) as Address;
  for (const id of [0, 6, 77, -1]) {
    const code = callSlot(IBackgroundCopyJob5, job.address, 'GetProperty', ['int32', 'void *'], id, cell);
    t.is(code, 0x80d02011, `${id}`);
  }
  koffi.free(cell);
});

test('the properties of a final job can be read and not set', async (t) => {
  await using bench = await facadeBench();
  using job = await latest(bench);
  await job.SetProperty('cost-flags', dword(0x21));
  await job.Cancel();
  t.is(await codeOf(() => job.SetProperty('cost-flags', dword(1))), '0x80D02013');
  t.is(await codeOf(() => job.SetProperty('notification-clsid', clsID(CLSID))), '0x80D02013');
  t.is((await job.GetProperty('cost-flags')).as('dword'), 0x21);
});
