import { IBackgroundCopyJob4 } from '../../src/bindings/index.ts';
import { JOB_PRIORITIES } from '../../src/model/index.ts';
import { BITS_AND_EMBEDDED, BOTH, rule } from './helpers/rule.ts';
import { FINE, ways } from './helpers/ways.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;

// https://learn.microsoft.com/windows/win32/delivery_optimization/bg-job-priority-
rule('a new job has the priority normal', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job();
  t.is(await job.GetPriority(), 'normal');
});

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setpriority
rule('every priority can be set and is read back', { binds: BITS_AND_EMBEDDED }, async (t, bench) => {
  const job = await bench.job();
  for (const priority of JOB_PRIORITIES) {
    await job.SetPriority(priority);
    t.is(await job.GetPriority(), priority);
  }
});

// https://learn.microsoft.com/windows/win32/bits/life-cycle-of-a-bits-job
rule('a foreground job does not wait for a background job', { binds: BITS_AND_EMBEDDED }, async (t, bench) => {
  const background = await ways['a transferring job'](bench);
  await background.SetPriority('low');
  const foreground = await bench.job({ 'b.bin': FINE });
  await foreground.SetPriority('foreground');
  await foreground.Resume();
  await bench.reaches(foreground, 'transferred');
  t.not(await background.GetState(), 'transferred');
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-setnoprogresstimeout
rule(
  'a job gives up after an hour without progress in the foreground, and otherwise after a day',
  { binds: 'delivery-optimization' },
  async (t, bench) => {
    const job = await bench.job();
    await job.SetPriority('foreground');
    t.is(await job.GetNoProgressTimeout(), HOUR);
    for (const priority of ['high', 'normal', 'low'] as const) {
      await job.SetPriority(priority);
      t.is(await job.GetNoProgressTimeout(), DAY, priority);
    }
  },
);

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setnoprogresstimeout
rule('a job gives up after 14 days without progress', { binds: 'bits' }, async (t, bench) => {
  const job = await bench.job();
  t.is(await job.GetNoProgressTimeout(), 14 * DAY);
});

// https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-setnoprogresstimeout
rule('the no-progress time-out can be set and is read back', { binds: BOTH }, async (t, bench) => {
  const job = await bench.job();
  await job.SetNoProgressTimeout(7 * HOUR);
  t.is(await job.GetNoProgressTimeout(), 7 * HOUR);
});

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setminimumretrydelay
rule('a job waits ten minutes before it is tried again', { binds: 'bits' }, async (t, bench) => {
  const job = await bench.job();
  t.is(await job.GetMinimumRetryDelay(), 600);
});

// https://learn.microsoft.com/windows/win32/api/bits/nf-bits-ibackgroundcopyjob-setminimumretrydelay
rule('a minimum retry delay below 5 seconds counts as 5', { binds: BITS_AND_EMBEDDED }, async (t, bench) => {
  const job = await bench.job();
  await job.SetMinimumRetryDelay(60);
  t.is(await job.GetMinimumRetryDelay(), 60);
  await job.SetMinimumRetryDelay(3);
  t.is(await job.GetMinimumRetryDelay(), 5);
});

// https://learn.microsoft.com/windows/win32/bits/group-policies
rule('a job may download for 90 days', { binds: 'bits' }, async (t, bench) => {
  const job = await bench.job();
  using limited = await job.query(IBackgroundCopyJob4);
  t.is(await limited.GetMaximumDownloadTime(), 90 * DAY);
});
