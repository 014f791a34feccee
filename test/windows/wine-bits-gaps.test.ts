import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import {
  IBackgroundCopyFile2,
  IBackgroundCopyJob2,
  IBackgroundCopyJob3,
  type IBackgroundCopyFile,
  type IBackgroundCopyJob,
  type IBackgroundCopyManager,
} from '../../src/bindings/index.ts';
import { ComError, isWine, type Caller, type InterfaceDescription } from '../../src/com/index.ts';
import { withBitsJob } from './helpers/bare-bits-job.ts';
import { findBitsAgain } from './helpers/wine-bits.ts';

type Manager = Caller<typeof IBackgroundCopyManager>;
type Job = Caller<typeof IBackgroundCopyJob>;

/**
 * What Windows' BITS does and Wine's only has a stub for, by method. Each is expected to fail under Wine: the day one
 * works there, its test says so and the line goes.
 */
const GAPS: Readonly<Record<string, (job: Job, manager: Manager) => Promise<unknown>>> = {
  'IBackgroundCopyJob::Suspend': (job) => job.Suspend(),
  'IBackgroundCopyJob::GetTimes': (job) => job.GetTimes(),
  'IBackgroundCopyJob::GetOwner': (job) => job.GetOwner(),
  'IBackgroundCopyJob::SetDisplayName': (job) => job.SetDisplayName('other'),
  'IBackgroundCopyJob::GetPriority': (job) => job.GetPriority(),
  'IBackgroundCopyJob::GetErrorCount': (job) => job.GetErrorCount(),
  'IBackgroundCopyJob::GetProxySettings': (job) => job.GetProxySettings(),
  'IBackgroundCopyJob::SetProxySettings': (job) => job.SetProxySettings('no-proxy', null, null),
  'IBackgroundCopyJob2::SetNotifyCmdLine': (job) =>
    as(job, IBackgroundCopyJob2, (job2) => job2.SetNotifyCmdLine(null, null)),
  'IBackgroundCopyJob3::AddFileWithRanges': (job) =>
    as(job, IBackgroundCopyJob3, async (job3) => {
      await job3.AddFileWithRanges(URL, PATH, [{ initialOffset: 0, length: 10 }]);
      const { filesTotal } = await job.GetProgress();
      if (filesTotal !== 1) throw new Error('It said S_OK and added nothing.');
    }),
  'IBackgroundCopyFile2::GetFileRanges': (job) =>
    withFile(job, (file) => as(file, IBackgroundCopyFile2, (file2) => file2.GetFileRanges())),
  'IBackgroundCopyFile2::SetRemoteName': (job) =>
    withFile(job, (file) => as(file, IBackgroundCopyFile2, (file2) => file2.SetRemoteName(URL))),
  'IEnumBackgroundCopyFiles::Clone': async (job) => {
    const enumerator = await job.EnumFiles();
    try {
      await (await enumerator.Clone()).release();
    } finally {
      await enumerator.release();
    }
  },
  'IBackgroundCopyJob::TakeOwnership': (job) => job.TakeOwnership(),
  'IBackgroundCopyManager::GetErrorDescription': (_job, manager) =>
    manager.GetErrorDescription(-2145386494 as never, 0),
};

const URL = 'http://127.0.0.1/nothing';
const PATH = join(tmpdir(), 'nothing.bin');

/** Lends another interface of an object. */
async function as<I extends InterfaceDescription>(
  pointer: { query<Other extends InterfaceDescription>(other: Other): Promise<Caller<Other>> },
  other: I,
  work: (caller: Caller<I>) => Promise<unknown>,
): Promise<void> {
  const caller = await pointer.query(other);
  try {
    await work(caller);
  } finally {
    await caller.release();
  }
}

/** Lends the only file of a job. */
async function withFile(job: Job, work: (file: Caller<typeof IBackgroundCopyFile>) => Promise<void>): Promise<void> {
  await job.AddFile(URL, PATH);
  const enumerator = await job.EnumFiles();
  const [, [file]] = await enumerator.Next(1);
  await enumerator.release();
  if (file === undefined) throw new Error('The job has no file.');
  try {
    await work(file);
  } finally {
    await file.release();
  }
}

/** A gap is what a method does not do: a service that cannot be reached would look like nothing but gaps. */
test.before(async () => {
  await findBitsAgain();
  await withBitsJob(async (job) => {
    await job.GetState();
  });
});

const testOfGap = isWine() ? test.serial.failing : test.serial;

testOfGap('a job that was cancelled is not found any more', async (t) => {
  await withBitsJob(async (job, manager) => {
    const id = await job.GetId();
    await job.Cancel();
    await t.throwsAsync(manager.GetJob(id), { instanceOf: ComError, message: /0x80200001/ });
  });
});

for (const [method, call] of Object.entries(GAPS)) {
  testOfGap(`${method} works`, async (t) => {
    await t.notThrowsAsync(withBitsJob((job, manager) => call(job, manager)));
  });
}
