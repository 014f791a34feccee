import { enumeration } from '../../com/index.ts';

/**
 * Where a job stands. Delivery Optimization never says `connecting`.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-job-state-
 */
export const BG_JOB_STATE = enumeration('BG_JOB_STATE', {
  queued: 0,
  connecting: 1,
  transferring: 2,
  suspended: 3,
  error: 4,
  'transient-error': 5,
  transferred: 6,
  acknowledged: 7,
  cancelled: 8,
});
