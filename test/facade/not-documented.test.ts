import test from 'ava';
import { IBackgroundCopyFile5, IBackgroundCopyJob5, IDeliveryOptimizationJob } from '../../src/bindings/index.ts';
import type { Caller } from '../../src/com/index.ts';
import { localDisk } from '../../src/service/transfer/index.ts';
import { FaultyDisk } from '../../src/testing/faulty-disk.ts';
import { callSlot } from '../helpers/call-slot.ts';
import { codeOf, facadeBench } from '../helpers/facade-bench.ts';
import { QUICK } from '../helpers/service-bench.ts';

const E_NOTIMPL = '0x80004001';
const E_INVALIDARG = '0x80070057';

type Table<T> = Record<string, (on: T) => Promise<unknown>>;

const ofJob: Table<Caller<typeof IBackgroundCopyJob5>> = {
  SetProxySettings: (job) => job.SetProxySettings('no-proxy', null, null),
  GetProxySettings: (job) => job.GetProxySettings(),
  TakeOwnership: (job) => job.TakeOwnership(),
  SetNotifyCmdLine: (job) => job.SetNotifyCmdLine('program', null),
  GetNotifyCmdLine: (job) => job.GetNotifyCmdLine(),
  GetReplyProgress: (job) => job.GetReplyProgress(),
  GetReplyData: (job) => job.GetReplyData(),
  SetReplyFileName: (job) => job.SetReplyFileName('/reply'),
  GetReplyFileName: (job) => job.GetReplyFileName(),
  RemoveCredentials: (job) => job.RemoveCredentials('server', 'basic'),
  SetFileACLFlags: (job) => job.SetFileACLFlags(1),
  GetFileACLFlags: (job) => job.GetFileACLFlags(),
  SetPeerCachingFlags: (job) => job.SetPeerCachingFlags(1),
  GetPeerCachingFlags: (job) => job.GetPeerCachingFlags(),
  GetOwnerIntegrityLevel: (job) => job.GetOwnerIntegrityLevel(),
  GetOwnerElevationState: (job) => job.GetOwnerElevationState(),
  SetMaximumDownloadTime: (job) => job.SetMaximumDownloadTime(60),
  GetMaximumDownloadTime: (job) => job.GetMaximumDownloadTime(),
};

const ofFile: Table<Caller<typeof IBackgroundCopyFile5>> = {
  SetValidationState: (file) => file.SetValidationState(true),
  GetValidationState: (file) => file.GetValidationState(),
  IsDownloadedFromPeer: (file) => file.IsDownloadedFromPeer(),
  GetPeerDownloadStats: (file) => file.GetPeerDownloadStats(),
};

for (const [name, call] of Object.entries(ofJob)) {
  test(`IBackgroundCopyJob5::${name} is a slot only, and changes nothing`, async (t) => {
    await using bench = await facadeBench();
    using job = await bench.job();
    using latest = await job.query(IBackgroundCopyJob5);
    t.is(await codeOf(() => call(latest)), E_NOTIMPL);
    t.is(await job.GetDisplayName(), 'bench');
    using files = await job.EnumFiles();
    t.is(await files.GetCount(), 0);
  });
}

for (const [name, call] of Object.entries(ofFile)) {
  test(`IBackgroundCopyFile5::${name} is a slot only`, async (t) => {
    await using bench = await facadeBench();
    using job = await bench.job('a.bin');
    using files = await job.EnumFiles();
    const [, [file]] = await files.Next(1);
    using latest = await file!.query(IBackgroundCopyFile5);
    t.is(await codeOf(() => call(latest)), E_NOTIMPL);
    file![Symbol.dispose]();
  });
}

test('an error object has code, context and file', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { status: 403 } });
  using job = await bench.job('a.bin');
  await job.Resume();
  await bench.reaches(job, 'error');
  using error = await job.GetError();
  t.deepEqual(await error.GetError(), ['remote-file', (0x80190193 | 0) as never]);
  using file = await error.GetFile();
  t.is(await file.GetRemoteName(), bench.server.url('a.bin'));
});

test('an error object keeps what it was made for, whatever becomes of the job', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { status: 404 } });
  using job = await bench.job('a.bin');
  await job.Resume();
  await bench.reaches(job, 'error');
  using error = await job.GetError();
  await job.Cancel();
  t.deepEqual(await error.GetError(), ['none', (0x80190194 | 0) as never]);
});

for (const [type, code] of [
  ['upload', E_NOTIMPL],
  ['upload-reply', E_NOTIMPL],
] as const) {
  test(`a job of type ${type} cannot be created`, async (t) => {
    await using bench = await facadeBench();
    t.is(await codeOf(() => bench.manager.CreateJob('up', type)), code);
  });
}

test('refused files answer with the code of their mistake, and are not added', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using own = await job.query(IDeliveryOptimizationJob);
  const url = 'http://127.0.0.1/a';
  const path = bench.folder.file('a');
  const range = (initialOffset: number, length: number) => ({ initialOffset, length });
  const refused: [code: string, ...Parameters<typeof own.AddFileWithRanges>][] = [
    [E_INVALIDARG, 'id', 'nowhere', path, [], undefined],
    [E_INVALIDARG, 'id', `http://a/${'x'.repeat(2_192)}`, path, [], undefined],
    ['0x80004021', 'id', 'ftp://a/b', path, [], undefined],
    [E_INVALIDARG, 'id', url, '', [], undefined],
    [E_INVALIDARG, 'id', url, 'relative', [], undefined],
    ['0x80070003', 'id', url, bench.folder.file('no/a'), [], undefined],
    ['0x80D05010', 'id', url, path, [range(5, 5)], 9],
    ['0x80D05012', 'id', url, path, [range(0, 5), range(4, 5)], undefined],
  ];
  for (const [code, ...file] of refused) {
    t.is(await codeOf(() => own.AddFileWithRanges(...file)), code, JSON.stringify(file).slice(0, 120));
  }
  using files = await job.EnumFiles();
  t.is(await files.GetCount(), 0);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationjob-addfilewithranges
test('a file whose local name is NULL is refused', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using own = await job.query(IDeliveryOptimizationJob);
  const types = ['str16', 'str16', 'str16', 'uint32', 'void *', 'uint64'];
  const file = ['id', bench.server.url('a'), null, 0, null, 5n];
  t.is(callSlot(IDeliveryOptimizationJob, own.address, 'AddFileWithRanges', types, ...file), 0x80070057);
  t.is((await job.GetProgress()).filesTotal, 0);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationjob-addfilewithranges
test('a file in a folder that may not be written is refused', async (t) => {
  const disk = new FaultyDisk(localDisk, () => undefined);
  await using bench = await facadeBench({}, QUICK, disk);
  using job = await bench.job();
  disk.fail({ code: 'EACCES' });
  t.is(await codeOf(() => bench.addFile(job, 'a')), '0x80070005');
  t.is((await job.GetProgress()).filesTotal, 0);
});
