/** In the order of `BG_JOB_TYPE`. */
export const JOB_TYPES = ['download', 'upload', 'upload-reply'] as const;

/**
 * What a job does. Delivery Optimization and the embedded service know downloads only.
 * @see https://learn.microsoft.com/windows/win32/api/bits/ne-bits-bg_job_type
 * @useDeclaredType
 */
export type JobType = (typeof JOB_TYPES)[number];
