import { enumeration } from '../../com/index.ts';

/**
 * How a job competes for the network.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-job-priority-
 */
export const BG_JOB_PRIORITY = enumeration('BG_JOB_PRIORITY', { foreground: 0, high: 1, normal: 2, low: 3 });
