import { FILETIME, struct } from '../../com/index.ts';

/**
 * When a job was created, last changed and completely transferred.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-job-times
 */
export const BG_JOB_TIMES = struct('BG_JOB_TIMES', {
  creationTime: FILETIME,
  modificationTime: FILETIME,
  transferCompletionTime: FILETIME,
});
