import test from 'ava';
import { existsSync, readFileSync } from 'node:fs';
import koffi from 'koffi';
import {
  IBackgroundCopyFile5,
  IDeliveryOptimizationFile2,
  IDeliveryOptimizationJob2,
  type DOFilePropertyId,
} from '../../src/bindings/index.ts';
import { implement, IUnknown, type Address, type Caller, type ValueOf, type Variant } from '../../src/com/index.ts';
import type { JobState } from '../../src/model/index.ts';
import { callSlot } from '../helpers/call-slot.ts';
import { codeOf, facadeBench, type FacadeBench, type JobPointer } from '../helpers/facade-bench.ts';

type Id = ValueOf<typeof DOFilePropertyId>;
type File2 = Caller<typeof IDeliveryOptimizationFile2>;

const NOT_SET = '0x80070490';
const WRITE_ONLY = '0x80D02015';
const INVALID_STATE = '0x80D02013';
const TYPE_MISMATCH = '0x80020005';
const ALREADY_SET = '0x80D02019';
const NO_MEMORY_STREAM = '0x80D0200B';

const text = (value: string) => ({ type: 'bstr', value }) as const;
const flag = (value: boolean) => ({ type: 'bool', value }) as const;
const size = (value: bigint) => ({ type: 'ui8', value }) as const;

/** A file without a place, of a job that has no other. */
async function placeless(bench: FacadeBench, job: JobPointer, name = 'a.bin'): Promise<File2> {
  using own = await job.query(IDeliveryOptimizationJob2);
  const file = await own.AddFile(name, bench.server.url(name), [], IDeliveryOptimizationFile2.iid);
  return file.as(IDeliveryOptimizationFile2);
}

/** The first file of a job. */
async function first(job: JobPointer): Promise<File2> {
  using files = await job.EnumFiles();
  const [, [found]] = await files.Next(1);
  const file = await found!.query(IDeliveryOptimizationFile2);
  await found!.release();
  return file;
}

for (const id of ['decryption-info', 'integrity-check-info'] as const) {
  test(`the property ${id} cannot be read`, async (t) => {
    await using bench = await facadeBench();
    using job = await bench.job();
    using file = await placeless(bench, job);
    t.is(await codeOf(() => file.GetProperty(id)), WRITE_ONLY);
  });
}

for (const [id, value] of [
  ['integrity-check-mandatory', flag(true)],
  ['download-sink-file-path', undefined],
  ['total-size-bytes', size(50n)],
] as const) {
  test(`the property ${id} is not set at first, and read as it was set`, async (t) => {
    await using bench = await facadeBench();
    using job = await bench.job();
    using file = await placeless(bench, job);
    t.is(await codeOf(() => file.GetProperty(id)), NOT_SET);
    const set = value ?? text(bench.folder.file('a.bin'));
    await file.SetProperty(id, set);
    t.deepEqual(await file.GetProperty(id), set);
  });
}

test('a file that was given a path is fetched to it', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 50 } });
  using job = await bench.job();
  using file = await placeless(bench, job);
  const path = bench.folder.file('a.bin');
  await file.SetProperty('download-sink-file-path', text(path));
  await job.Resume();
  await bench.reaches(job, 'transferred');
  await job.Complete();
  t.is(readFileSync(path).length, 50);
});

test('a path that cannot be is refused, and the file can get another', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using file = await placeless(bench, job);
  const set = (path: string) => codeOf(() => file.SetProperty('download-sink-file-path', text(path)));
  t.is(await set(''), '0x80070057');
  t.is(await set('relative'), '0x80070057');
  t.is(await set(bench.folder.file('no/a')), '0x80070003');
  t.is(await set(bench.folder.file('no/a')), '0x80070003', 'and the path is not taken by the file that did not get it');
  t.is(await codeOf(() => file.GetProperty('download-sink-file-path')), NOT_SET);
  t.is(await set(bench.folder.file('a')), 'ok');
});

test('a file has one path, and a stream not besides', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using file = await placeless(bench, job);
  await file.SetProperty('download-sink-file-path', text(bench.folder.file('a')));
  const again = text(bench.folder.file('b'));
  const stream = implement(IUnknown, {});
  t.is(await codeOf(() => file.SetProperty('download-sink-file-path', again)), ALREADY_SET);
  t.is(
    await codeOf(() => file.SetProperty('download-sink-interface', { type: 'unknown', value: stream })),
    ALREADY_SET,
  );
  t.is(stream.references, 1);
  stream.release();
});

test('a size that is wrong makes the transfer fail', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 50 } });
  using job = await bench.job();
  using file = await placeless(bench, job);
  await file.SetProperty('download-sink-file-path', text(bench.folder.file('a')));
  await file.SetProperty('total-size-bytes', size(49n));
  await job.Resume();
  await bench.reaches(job, 'error');
  t.is(await job.GetState(), 'error');
});

test('a size that no number holds is refused', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using file = await placeless(bench, job);
  t.is(await codeOf(() => file.SetProperty('total-size-bytes', size(2n ** 60n))), '0x80070057');
});

test('a check that is mandatory needs to be told by what', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 50 } });
  using job = await bench.job('a.bin');
  using file = await first(job);
  await file.SetProperty('integrity-check-mandatory', flag(true));
  t.is(await codeOf(() => job.Resume()), '0x80D02016');
  await file.SetProperty('integrity-check-info', text('{}'));
  t.is(await codeOf(() => job.Resume()), '0x80004001', 'no piece hashes are checked here, so it must not look so');
  await file.SetProperty('integrity-check-mandatory', flag(false));
  t.is(await codeOf(() => job.Resume()), 'ok');
});

test('what would have to be decrypted is refused, rather than left encrypted', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job('a.bin');
  using file = await first(job);
  t.is(await codeOf(() => file.SetProperty('decryption-info', text('{}'))), '0x80004001');
});

test('there are no memory streams', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job('a.bin');
  using file = await first(job);
  t.is(await codeOf(() => file.GetProperty('download-sink-memory-stream')), NO_MEMORY_STREAM);
  t.is(await codeOf(() => file.SetProperty('download-sink-memory-stream', flag(true))), NO_MEMORY_STREAM);
});

const wrong: Record<Exclude<Id, 'download-sink-memory-stream'>, Variant<never>> = {
  'decryption-info': flag(true),
  'integrity-check-info': size(1n),
  'integrity-check-mandatory': text('true'),
  'download-sink-interface': text('a'),
  'download-sink-file-path': { type: 'empty' },
  'total-size-bytes': { type: 'ui4', value: 50 },
};

for (const [id, value] of Object.entries(wrong) as [Id, Variant<never>][]) {
  test(`the property ${id} takes no ${value.type}`, async (t) => {
    await using bench = await facadeBench();
    using job = await bench.job();
    using file = await placeless(bench, job);
    t.is(await codeOf(() => file.SetProperty(id, value)), TYPE_MISMATCH);
  });
}

test('an IDispatch pointer is no stream', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using file = await placeless(bench, job);
  const dispatch = koffi.alloc('uint8', 24) as Address;
  koffi.encode(dispatch, 'uint16', 9);
  const code = callSlot(IDeliveryOptimizationFile2, file.address, 'SetProperty', ['int32', 'void *'], 3, dispatch);
  t.is(code, 0x80070057);
  koffi.free(dispatch);
});

test('a property that nobody has heard of is unknown', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job('a.bin');
  using file = await first(job);
  const variant = koffi.alloc('uint8', 24) as Address;
  for (const name of ['GetProperty', 'SetProperty']) {
    const code = callSlot(IDeliveryOptimizationFile2, file.address, name, ['int32', 'void *'], 7, variant);
    t.is(code, 0x80d02011, name);
  }
  koffi.free(variant);
});

const moments: Record<string, { readonly state: JobState; readonly settable: boolean }> = {
  'a.bin': { state: 'transferred', settable: false },
  'stalls.bin': { state: 'transferring', settable: false },
  'busy.bin': { state: 'transient-error', settable: true },
  'gone.bin': { state: 'error', settable: true },
};

for (const [name, { state, settable }] of Object.entries(moments)) {
  test(`the properties of a file can ${settable ? '' : 'not '}be set while its job is ${state}`, async (t) => {
    const behaviours = {
      'a.bin': { size: 50 },
      'stalls.bin': { size: 200_000, stallAfter: 1_000 },
      'busy.bin': { status: 503 },
      'gone.bin': { status: 404 },
    };
    await using bench = await facadeBench(behaviours, { firstRetryDelay: 60_000 });
    using job = await bench.job(name);
    using file = await first(job);
    await job.Resume();
    await bench.reaches(job, state);
    t.is(await codeOf(() => file.SetProperty('total-size-bytes', size(50n))), settable ? 'ok' : INVALID_STATE);
    t.is(await codeOf(() => file.GetProperty('total-size-bytes')), settable ? 'ok' : NOT_SET);
  });
}

test('the properties of a file of a final job can be read and not set', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job('a.bin');
  using file = await first(job);
  await job.Cancel();
  t.is(await codeOf(() => file.SetProperty('total-size-bytes', size(50n))), INVALID_STATE);
  t.deepEqual(await file.GetProperty('download-sink-file-path'), text(bench.folder.file('a.bin')));
});

test('a file names its temporary file, which is there while it is fetched', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 50 } });
  using job = await bench.job('a.bin');
  using plain = await first(job);
  using file = await plain.query(IBackgroundCopyFile5);
  const temporary = await file.GetTemporaryName();
  t.not(temporary, await file.GetLocalName());
  await job.Resume();
  await bench.reaches(job, 'transferred');
  t.is(readFileSync(temporary).length, 50);
  await job.Complete();
  t.false(existsSync(temporary));
});

test('a file without a place has no temporary file', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job();
  using own = await placeless(bench, job);
  using file = await own.query(IBackgroundCopyFile5);
  t.is(await codeOf(() => file.GetTemporaryName()), NOT_SET);
});

test('the header fields of an answer are read-only, and not there before there was one', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job('a.bin');
  using own = await first(job);
  using file = await own.query(IBackgroundCopyFile5);
  t.is(await codeOf(() => file.GetProperty('http-response-headers')), NOT_SET);
  t.is(await codeOf(() => file.SetProperty('http-response-headers', 'X: 1')), '0x80D02012');
});

test('a property of a file that BITS does not know is unknown', async (t) => {
  await using bench = await facadeBench();
  using job = await bench.job('a.bin');
  using own = await first(job);
  using file = await own.query(IBackgroundCopyFile5);
  const cell = koffi.alloc('uint8', 8) as Address;
  t.is(callSlot(IBackgroundCopyFile5, file.address, 'GetProperty', ['int32', 'void *'], 2, cell), 0x80d02011);
  t.is(callSlot(IBackgroundCopyFile5, file.address, 'SetProperty', ['int32', 'void *'], 2, null), 0x80d02011);
  koffi.free(cell);
});
