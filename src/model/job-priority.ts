/**
 * How a job competes for the network, in the order of `BG_JOB_PRIORITY`. New jobs are `normal`.
 * Delivery Optimization tells `foreground` from the rest and treats the other three alike.
 */
export const JOB_PRIORITIES = ['foreground', 'high', 'normal', 'low'] as const;

export type JobPriority = (typeof JOB_PRIORITIES)[number];
