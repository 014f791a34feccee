/** Nanoseconds from some moment on. */
export type Clock = () => number;

export const wallTime: Clock = () => performance.now() * 1e6;

/**
 * Nanoseconds that this process kept a processor busy: what other programs do at the same time does not lengthen it.
 * For work that never waits. Windows counts it in steps of 15.6 milliseconds, too coarse to be of use.
 */
export const processorTime: Clock = () => {
  if (process.platform === 'win32') return wallTime();
  const { user, system } = process.cpuUsage();
  return (user + system) * 1e3;
};
