import test from 'ava';
import type { IBackgroundCopyJob, IBackgroundCopyManager } from '../../src/bindings/index.ts';
import { ComError, isWine, type Caller } from '../../src/com/index.ts';
import { withBitsJob } from './helpers/bare-bits-job.ts';

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
  'IBackgroundCopyJob::TakeOwnership': (job) => job.TakeOwnership(),
  'IBackgroundCopyManager::GetErrorDescription': (_job, manager) =>
    manager.GetErrorDescription(-2145386494 as never, 0),
};

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
