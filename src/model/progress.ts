/**
 * How far a file is.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-file-progress
 */
export interface FileProgress {
  /** Bytes asked for, the whole file or the sum of its ranges; `undefined` while the size is unknown. */
  readonly bytesTotal: number | undefined;
  /** Bytes that arrived so far. */
  readonly bytesTransferred: number;
  /** The file stands under its final name, which only Complete brings about. */
  readonly completed: boolean;
}

/**
 * How far a job is.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-job-progress
 */
export interface JobProgress {
  /** Bytes of all files; `undefined` while the size of one of them is unknown. */
  readonly bytesTotal: number | undefined;
  /** Bytes of all files that arrived so far. */
  readonly bytesTransferred: number;
  /** Files in the job. */
  readonly filesTotal: number;
  /** Those of them that arrived whole. */
  readonly filesTransferred: number;
}
