/** In the order of `BG_JOB_PRIORITY`. */
export const JOB_PRIORITIES = ['foreground', 'high', 'normal', 'low'] as const;

/**
 * How a job competes for the network. New jobs are `normal`.
 * Delivery Optimization tells `foreground` from the rest and treats the other three alike.
 * @useDeclaredType
 */
export type JobPriority = (typeof JOB_PRIORITIES)[number];
