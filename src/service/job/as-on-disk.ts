import { statSync } from 'node:fs';
import type { TransferProgress } from '../transfer/index.ts';

/**
 * How far a file is, by what was kept of it and, where only its length tells, by its temporary file. What an attempt can
 * rely on is found out when it begins; until then this is what is shown.
 */
export function asOnDisk(progress: TransferProgress, temporaryPath: string | undefined): TransferProgress {
  const { whole, done, remoteSize } = progress;
  const [[from, to] = [0, 0], ...more] = done;
  if (whole || temporaryPath === undefined || from !== 0 || more.length > 0) return progress;
  const length = Math.min(statSync(temporaryPath, { throwIfNoEntry: false })?.size ?? 0, remoteSize ?? Infinity);
  return length > to ? { ...progress, done: [[0, length]] } : progress;
}
