import test from 'ava';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  IDeliveryOptimizationFile2,
  IDeliveryOptimizationJob2,
  ISequentialStream,
  IStream,
} from '../../src/bindings/index.ts';
import {
  ComError,
  E_FAIL,
  E_NOTIMPL,
  implement,
  IUnknown,
  type Caller,
  type ComObject,
  type Implementation,
} from '../../src/com/index.ts';
import { codeOf, facadeBench, type FacadeBench, type JobPointer } from '../helpers/facade-bench.ts';

const notThere = (): never => {
  throw new ComError('not there', E_NOTIMPL);
};

/** A stream of a client's that keeps what it is given. */
function sink(write: (bytes: Uint8Array, taken: readonly Uint8Array[]) => number = (bytes) => bytes.length) {
  const taken: Uint8Array[] = [];
  const methods: Implementation<typeof ISequentialStream> = {
    Read: notThere,
    Write: (bytes) => {
      const count = write(bytes, taken);
      taken.push(bytes.slice());
      return count;
    },
  };
  return { methods, bytes: () => Buffer.concat(taken), calls: () => taken.length };
}

async function file(
  bench: FacadeBench,
  job: JobPointer,
  name: string,
): Promise<Caller<typeof IDeliveryOptimizationFile2>> {
  using own = await job.query(IDeliveryOptimizationJob2);
  const added = await own.AddFile(name, bench.server.url(name), [], IDeliveryOptimizationFile2.iid);
  return added.as(IDeliveryOptimizationFile2);
}

const letGo = async (object: ComObject): Promise<void> => {
  while (object.references > 1) await nextTurn();
};

const FILES = { 'a.bin': { size: 300_000 } };

test('a stream gets every byte of the file, in order, and is let go at the end of the job', async (t) => {
  await using bench = await facadeBench(FILES);
  using job = await bench.job();
  using own = await file(bench, job, 'a.bin');
  const { methods, bytes } = sink();
  const stream = implement(ISequentialStream, methods);
  await own.SetProperty('download-sink-interface', { type: 'unknown', value: stream });
  await job.Resume();
  await bench.reaches(job, 'transferred');
  t.true(bytes().equals(bench.server.contentOf('a.bin')));
  t.deepEqual(await job.Complete(), 0 as never);
  await letGo(stream);
  t.is(stream.references, 1);
  stream.release();
});

test('a stream with a position is asked for, and nothing but Write is called', async (t) => {
  await using bench = await facadeBench(FILES);
  using job = await bench.job();
  using own = await file(bench, job, 'a.bin');
  const { methods, bytes } = sink();
  const stream = implement(IStream, {
    ...methods,
    Seek: notThere,
    SetSize: notThere,
    CopyTo: notThere,
    Commit: notThere,
    Revert: notThere,
    LockRegion: notThere,
    UnlockRegion: notThere,
    Stat: notThere,
    Clone: notThere,
  });
  await own.SetProperty('download-sink-interface', { type: 'unknown', value: stream });
  await job.Resume();
  await bench.reaches(job, 'transferred');
  t.is(bytes().length, 300_000);
  await job.Cancel();
  await letGo(stream);
  stream.release();
  t.pass();
});

test('the stream that was set can be read, and a path not be set besides', async (t) => {
  await using bench = await facadeBench(FILES);
  using job = await bench.job();
  using own = await file(bench, job, 'a.bin');
  const stream = implement(ISequentialStream, sink().methods);
  t.is(await codeOf(() => own.GetProperty('download-sink-interface')), '0x80070490');
  await own.SetProperty('download-sink-interface', { type: 'unknown', value: stream });
  const read = await own.GetProperty('download-sink-interface');
  if (read.type !== 'unknown') return t.fail(read.type);
  t.is(read.value.address, stream.address);
  await read.value.release();
  const path = { type: 'bstr', value: bench.folder.file('a') } as const;
  t.is(await codeOf(() => own.SetProperty('download-sink-file-path', path)), '0x80D02019');
  await job.Cancel();
  await letGo(stream);
  t.is(await codeOf(() => own.GetProperty('download-sink-interface')), '0x80070490');
  stream.release();
});

for (const [what, write] of [
  ['fails', () => fail()],
  ['does not take all bytes', (bytes: Uint8Array) => bytes.length - 1],
] as const) {
  test(`a stream whose Write ${what} ends the transfer with an error about the file`, async (t) => {
    await using bench = await facadeBench(FILES);
    using job = await bench.job();
    using own = await file(bench, job, 'a.bin');
    const stream = implement(ISequentialStream, sink(write).methods);
    await own.SetProperty('download-sink-interface', { type: 'unknown', value: stream });
    await job.Resume();
    await bench.reaches(job, 'error');
    using error = await job.GetError();
    t.is((await error.GetError())[1] >>> 0, 0x8003001d);
    using about = await error.GetFile();
    t.is(await about.GetRemoteName(), bench.server.url('a.bin'));
    await job.Cancel();
    await letGo(stream);
    stream.release();
  });
}

test('what is no stream at all fails when it should take bytes, and not before', async (t) => {
  await using bench = await facadeBench(FILES);
  using job = await bench.job();
  using own = await file(bench, job, 'a.bin');
  const stranger = implement(IUnknown, {});
  await own.SetProperty('download-sink-interface', { type: 'unknown', value: stranger });
  await job.Resume();
  await bench.reaches(job, 'error');
  await job.Cancel();
  await letGo(stranger);
  t.is(stranger.references, 1);
  stranger.release();
});

test('a stream goes on from what it has when the connection broke', async (t) => {
  await using bench = await facadeBench({ 'a.bin': { size: 300_000, cutAfter: 100_000, cuts: 1 } });
  using job = await bench.job();
  using own = await file(bench, job, 'a.bin');
  const { methods, bytes, calls } = sink();
  const stream = implement(ISequentialStream, methods);
  await own.SetProperty('download-sink-interface', { type: 'unknown', value: stream });
  await job.Resume();
  await bench.reaches(job, 'transferred');
  t.true(bytes().equals(bench.server.contentOf('a.bin')));
  t.true(calls() > 1);
  await job.Cancel();
  await letGo(stream);
  stream.release();
});

function fail(): never {
  throw new ComError('Write', E_FAIL);
}
