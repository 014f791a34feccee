/** How an embedded service works. */
export interface EmbeddedOptions {
  /** Where its jobs survive the process; made where it is missing, and one process's at a time. */
  readonly stateFolder?: string;
  /**
   * Whether what a call has done, and a file that is transferred, survive the loss of power, too, and not only the
   * death of the process. Every call that changes a job then waits for the disk. Default: `false`.
   */
  readonly syncToDisk?: boolean;
  /** For each job. Default: as fast as it goes. */
  readonly maxBytesPerSecond?: number;
}
