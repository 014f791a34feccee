export type { FailureReason, TransferOptions } from '../transfer/index.ts';
export * from './job-events.ts';
export * from './job-fault.ts';
export * from './job-file.ts';
export * from './job-queue.ts';
export * from './job.ts';
export * from './next-state.ts';
export * from './replace-url-prefix.ts';
export * from './transfer-error.ts';
