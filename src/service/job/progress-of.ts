import type { JobProgress } from '../../model/index.ts';
import type { JobFile } from './job-file.ts';

/** How far files are together; their total is unknown while that of one of them is. */
export const progressOf = (files: readonly JobFile[]): JobProgress => ({
  bytesTotal: files.reduce<number | undefined>(
    (sum, { transfer }) =>
      sum === undefined || transfer.bytesTotal === undefined ? undefined : sum + transfer.bytesTotal,
    0,
  ),
  bytesTransferred: files.reduce((sum, { transfer }) => sum + transfer.bytesTransferred, 0),
  filesTotal: files.length,
  filesTransferred: files.filter(({ transfer }) => transfer.whole).length,
});
