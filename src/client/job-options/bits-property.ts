import { BITS_JOB_PROPERTY_VALUE, IBackgroundCopyJob5 } from '../../bindings/index.ts';
import { invalid, isCount, MAX_UINT32 } from '../invalid.ts';
import { ONLY_BITS, type JobOption } from './job-option.ts';

const flag = (id: 'dynamic-content' | 'high-performance' | 'on-demand-mode'): JobOption<boolean> => ({
  check: (value) => {
    if (typeof value !== 'boolean') throw invalid(`"${String(value)}" for ${id}`, 'give true or false');
  },
  read: (target) => target.as(IBackgroundCopyJob5, async (job) => (await job.GetProperty(id)).as('enable')),
  write: (target, value) =>
    target.as(IBackgroundCopyJob5, (job) => job.SetProperty(id, BITS_JOB_PROPERTY_VALUE.of('enable', value))),
  remedy: ONLY_BITS,
});

export const dynamicContent = flag('dynamic-content');
export const highPerformance = flag('high-performance');
export const onDemand = flag('on-demand-mode');

export const maximumBytes: JobOption<number> = {
  check: (value) => {
    if (!isCount(value)) throw invalid(`At most ${value} bytes`, 'give a whole number from 0 on');
  },
  read: (target) =>
    target.as(IBackgroundCopyJob5, async (job) => Number((await job.GetProperty('max-download-size')).as('uint64'))),
  write: (target, value) =>
    target.as(IBackgroundCopyJob5, (job) =>
      job.SetProperty('max-download-size', BITS_JOB_PROPERTY_VALUE.of('uint64', BigInt(value))),
    ),
  remedy: ONLY_BITS,
};

export const minimumNotificationMilliseconds: JobOption<number> = {
  check: (value) => {
    if (!isCount(value, MAX_UINT32)) throw invalid(`An interval of ${value} ms`, 'give whole milliseconds from 0 on');
  },
  read: (target) =>
    target.as(IBackgroundCopyJob5, async (job) =>
      (await job.GetProperty('minimum-notification-interval-ms')).as('dword'),
    ),
  write: (target, value) =>
    target.as(IBackgroundCopyJob5, (job) =>
      job.SetProperty('minimum-notification-interval-ms', BITS_JOB_PROPERTY_VALUE.of('dword', value)),
    ),
  remedy: ONLY_BITS,
};
