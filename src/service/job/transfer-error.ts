import type { FailureReason } from '../transfer/index.ts';
import type { JobFile } from './job-file.ts';

/** Why a job does not move: in states `error` and `transient-error` only. `message` shows no credentials. */
export interface TransferError {
  readonly reason: FailureReason;
  readonly file: JobFile | undefined;
  readonly message: string;
  readonly at: Date;
}
