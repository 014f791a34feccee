import test from 'ava';
import {
  IDeliveryOptimizationFile,
  IDeliveryOptimizationJob,
  IBackgroundCopyFile5,
  type DOSwarmStats,
} from '../../src/bindings/index.ts';
import { readMemory } from '../../src/com/native/index.ts';
import koffi from 'koffi';
import type { Address, Caller, ValueOf } from '../../src/com/index.ts';
import { JOB_PRIORITIES, type JobState } from '../../src/model/index.ts';
import { DeliveryOptimizationFileSlots } from '../../src/service/facade/delivery-optimization-file.ts';
import { callSlot } from '../helpers/call-slot.ts';
import { facadeBench, type JobPointer } from '../helpers/facade-bench.ts';

const FILES = {
  'a.bin': { size: 5_000 },
  'stalls.bin': { size: 200_000, stallAfter: 1_000 },
  'busy.bin': { status: 503 },
  'gone.bin': { status: 404 },
};

/** The first file of a job, as the interface of its statistics. */
async function first(job: JobPointer): Promise<Caller<typeof IDeliveryOptimizationFile>> {
  using files = await job.EnumFiles();
  const [, [found]] = await files.Next(1);
  const file = await found!.query(IDeliveryOptimizationFile);
  await found!.release();
  return file;
}

test('all bytes of a file come from its server', async (t) => {
  await using bench = await facadeBench(FILES);
  using job = await bench.job('a.bin');
  using file = await first(job);
  await job.Resume();
  await bench.reaches(job, 'transferred');
  const { downloadDuration, ...stats } = await file.GetStats();
  t.true(downloadDuration >= 0);
  t.deepEqual(stats, {
    fileId: 'a.bin',
    sourceURL: bench.server.url('a.bin'),
    fileSize: 5_000,
    totalBytesDownloaded: 5_000,
    bytesFromLanPeers: 0,
    bytesFromGroupPeers: 0,
    bytesFromInternetPeers: 0,
    bytesFromHttp: 5_000,
    bytesFromDoinc: 0,
    bytesToLanPeers: 0,
    bytesToGroupPeers: 0,
    bytesToInternetPeers: 0,
    httpConnectionCount: 1,
    doincConnectionCount: 0,
    lanConnectionCount: 0,
    groupConnectionCount: 0,
    internetConnectionCount: 0,
    downloadMode: 'simple',
    status: 'complete',
    isBackground: true,
  });
});

const statuses: Record<string, { readonly state: JobState; readonly status: ValueOf<typeof DOSwarmStats>['status'] }> =
  {
    'a.bin': { state: 'transferred', status: 'complete' },
    'stalls.bin': { state: 'transferring', status: 'downloading' },
    'busy.bin': { state: 'transient-error', status: 'paused' },
    'gone.bin': { state: 'error', status: 'paused' },
  };

for (const [name, { state, status }] of Object.entries(statuses)) {
  test(`a file of a job that is ${state} is ${status}`, async (t) => {
    await using bench = await facadeBench(FILES, { firstRetryDelay: 60_000 });
    using job = await bench.job(name);
    using file = await first(job);
    t.is((await file.GetStats()).status, 'paused');
    await job.Resume();
    await bench.reaches(job, state);
    t.is((await file.GetStats()).status, status);
  });
}

test('the size of a file is unknown until its server has told, unless its client has', async (t) => {
  await using bench = await facadeBench(FILES);
  using job = await bench.job('a.bin');
  using own = await job.query(IDeliveryOptimizationJob);
  await own.AddFileWithRanges('b', bench.server.url('b'), bench.folder.file('b'), [], 77);
  using files = await job.EnumFiles();
  const sizes: (number | undefined)[] = [];
  for (const file of (await files.Next(2))[1]) {
    using statistics = await file.query(IDeliveryOptimizationFile);
    sizes.push((await statistics.GetStats()).fileSize);
    await file.release();
  }
  t.deepEqual(sizes, [undefined, 77]);
});

test('a file is in the background unless the priority of its job is foreground', async (t) => {
  await using bench = await facadeBench(FILES);
  using job = await bench.job('a.bin');
  using file = await first(job);
  for (const priority of JOB_PRIORITIES) {
    await job.SetPriority(priority);
    t.is((await file.GetStats()).isBackground, priority !== 'foreground', priority);
  }
});

for (const slot of ['GetStats', 'GetStatsAgain'] as const) {
  const number = DeliveryOptimizationFileSlots.slots.findIndex(({ name }) => name === slot);
  test(`the statistics of a file are in slot ${number}`, async (t) => {
    await using bench = await facadeBench(FILES);
    using job = await bench.job('a.bin');
    using file = await first(job);
    await job.Resume();
    await bench.reaches(job, 'transferred');
    const stats = koffi.alloc('uint8', 136) as Address;
    t.is(callSlot(DeliveryOptimizationFileSlots, file.address, slot, ['void *'], stats), 0);
    const view = readMemory(stats, 136);
    t.is(koffi.decode.string16(view.getBigUint64(0, true)), 'a.bin');
    t.is(view.getBigUint64(16, true), 5_000n);
    t.is(view.getUint32(120, true), 99);
    koffi.free(stats);
  });
}

test('the header fields of the last answer can be read, after a failure, too', async (t) => {
  const marked = { headers: { 'X-Mark': 'a value' } };
  await using bench = await facadeBench({ 'a.bin': { size: 50, ...marked }, 'gone.bin': { status: 404 } });
  for (const [name, state, line] of [
    ['a.bin', 'transferred', 'HTTP/1.1 200 OK\r\n'],
    ['gone.bin', 'error', 'HTTP/1.1 404 Not Found\r\n'],
  ] as const) {
    using job = await bench.job(name);
    using statistics = await first(job);
    using file = await statistics.query(IBackgroundCopyFile5);
    await job.Resume();
    await bench.reaches(job, state);
    const headers = (await file.GetProperty('http-response-headers')) ?? '';
    t.true(headers.startsWith(line), headers);
    if (state === 'transferred') t.regex(headers, /\r\nx-mark: a value\r\n/i);
    await job.Cancel();
  }
});
