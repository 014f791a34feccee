import { bool32, struct, uint32 } from '../../com/index.ts';
import { byteCount, bytes } from '../byte-count.ts';

/**
 * How far a job is; the total is unknown while the size of one of its files is.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-job-progress
 */
export const BG_JOB_PROGRESS = struct('BG_JOB_PROGRESS', {
  bytesTotal: byteCount,
  bytesTransferred: bytes,
  filesTotal: uint32,
  filesTransferred: uint32,
});

/** How far a file is. @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-file-progress */
export const BG_FILE_PROGRESS = struct('BG_FILE_PROGRESS', {
  bytesTotal: byteCount,
  bytesTransferred: bytes,
  completed: bool32,
});

/**
 * How far the reply of an upload-reply job is; the total is unknown until the reply begins.
 * @see https://learn.microsoft.com/windows/win32/api/bits1_5/ns-bits1_5-bg_job_reply_progress
 */
export const BG_JOB_REPLY_PROGRESS = struct('BG_JOB_REPLY_PROGRESS', {
  bytesTotal: byteCount,
  bytesTransferred: bytes,
});
