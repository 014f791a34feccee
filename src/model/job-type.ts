/** What a job does, in the order of `BG_JOB_TYPE`. Delivery Optimization knows downloads only. */
export const JOB_TYPES = ['download', 'upload', 'upload-reply'] as const;

export type JobType = (typeof JOB_TYPES)[number];
