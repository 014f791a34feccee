import { IBackgroundCopyJob4 } from '../../bindings/index.ts';
import { JOB_PRIORITIES, type JobPriority } from '../../model/index.ts';
import { invalid, isCount, MAX_UINT32 } from '../invalid.ts';
import { ONLY_BITS, type JobOption } from './job-option.ts';

export const priority: JobOption<JobPriority> = {
  check: (value) => {
    if (!JOB_PRIORITIES.includes(value)) {
      throw invalid(`The priority "${String(value)}" is none`, `use one of ${JOB_PRIORITIES.join(', ')}`);
    }
  },
  read: ({ job }) => job.GetPriority(),
  write: ({ job }, value) => job.SetPriority(value),
};

function checkSeconds(what: string, seconds: number): void {
  if (!isCount(seconds, MAX_UINT32)) throw invalid(`${what} of ${seconds} s`, 'give whole seconds from 0 on');
}

export const noProgressTimeoutSeconds: JobOption<number> = {
  check: (seconds) => checkSeconds('A time-out', seconds),
  read: ({ job }) => job.GetNoProgressTimeout(),
  write: ({ job }, seconds) => job.SetNoProgressTimeout(seconds),
};

export const minimumRetryDelaySeconds: JobOption<number> = {
  check: (seconds) => checkSeconds('A minimum retry delay', seconds),
  read: ({ job }) => job.GetMinimumRetryDelay(),
  write: ({ job }, seconds) => job.SetMinimumRetryDelay(seconds),
  remedy: ONLY_BITS,
};

export const maximumDownloadSeconds: JobOption<number> = {
  check: (seconds) => checkSeconds('A maximum download time', seconds),
  read: (target) => target.as(IBackgroundCopyJob4, (job) => job.GetMaximumDownloadTime()),
  write: (target, seconds) => target.as(IBackgroundCopyJob4, (job) => job.SetMaximumDownloadTime(seconds)),
  remedy: ONLY_BITS,
};
