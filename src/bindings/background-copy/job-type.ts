import { enumeration } from '../../com/index.ts';

/**
 * What a job does. Delivery Optimization knows downloads only.
 * @see https://learn.microsoft.com/windows/win32/api/bits/ne-bits-bg_job_type
 */
export const BG_JOB_TYPE = enumeration('BG_JOB_TYPE', { download: 0, upload: 1, 'upload-reply': 2 });
