import { match } from 'ts-pattern';
import type { FailureReason } from './failure-reason.ts';
import { TransferFailure } from './transfer-failure.ts';

/** The reasons a file system gives. */
export type DiskReason = Extract<
  FailureReason,
  { kind: 'disk-full' | 'access-denied' | 'file-exists' | 'path-not-found' | 'local-file' }
>;

/** The failure behind whatever a file system call on `path` threw. */
export const diskFailure = (cause: unknown, path: string): TransferFailure =>
  new TransferFailure(diskReason(cause), `"${path}" could not be written (${errnoOf(cause)}).`, { cause });

export const diskReason = (cause: unknown): DiskReason => {
  const errno = errnoOf(cause);
  return match(errno)
    .returnType<DiskReason>()
    .with('ENOSPC', 'EDQUOT', () => ({ kind: 'disk-full' }))
    .with('EACCES', 'EPERM', 'EROFS', () => ({ kind: 'access-denied' }))
    .with('EEXIST', () => ({ kind: 'file-exists' }))
    .with('ENOENT', 'ENOTDIR', () => ({ kind: 'path-not-found' }))
    .otherwise(() => ({ kind: 'local-file', errno }));
};

export const errnoOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : String(cause);
