/**
 * How far a file is.
 * - `bytesTotal`: bytes asked for, the whole file or the sum of its ranges; `undefined` while the size is unknown.
 * - `bytesTransferred`: bytes that arrived so far.
 * - `completed`: the file stands under its final name, which only Complete brings about.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-file-progress
 */
export interface FileProgress {
  readonly bytesTotal: number | undefined;
  readonly bytesTransferred: number;
  readonly completed: boolean;
}

/**
 * How far a job is.
 * - `bytesTotal`: bytes of all files; `undefined` while the size of one of them is unknown.
 * - `bytesTransferred`: bytes of all files that arrived so far.
 * - `filesTotal`, `filesTransferred`: files in the job, and those of them that arrived whole.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-job-progress
 */
export interface JobProgress {
  readonly bytesTotal: number | undefined;
  readonly bytesTransferred: number;
  readonly filesTotal: number;
  readonly filesTransferred: number;
}
