import type { FailureReason } from '../transfer/index.ts';
import type { JobFile } from './job-file.ts';
import type { ErrorRecord } from './job-record.ts';

/** Why a job does not move. `message` shows no credentials. */
export interface TransferError {
  readonly reason: FailureReason;
  readonly file: JobFile | undefined;
  readonly message: string;
  readonly at: Date;
}

export const errorRecord = (error: TransferError | undefined, files: readonly JobFile[]): ErrorRecord | undefined =>
  error && {
    reason: error.reason,
    message: error.message,
    at: error.at.getTime(),
    file: error.file && files.indexOf(error.file),
  };

export const errorOfRecord = (record: ErrorRecord | undefined, files: readonly JobFile[]): TransferError | undefined =>
  record && {
    reason: record.reason,
    message: record.message,
    at: new Date(record.at),
    file: record.file === undefined ? undefined : files[record.file],
  };
