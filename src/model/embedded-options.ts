/**
 * How an embedded service works.
 * - `stateFolder`: where its jobs survive the process; made where it is missing, and one process's at a time.
 * - `syncToDisk`: whether what a call has done, and a file that is transferred, survive the loss of power, too, and not
 *   only the death of the process. Every call that changes a job then waits for the disk. Default: `false`
 * - `maxBytesPerSecond`: for each job. Default: as fast as it goes
 */
export interface EmbeddedOptions {
  readonly stateFolder?: string;
  readonly syncToDisk?: boolean;
  readonly maxBytesPerSecond?: number;
}
