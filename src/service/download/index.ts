export * from './download-events.ts';
export * from './download-fault.ts';
export * from './download-queue.ts';
export { COST_POLICIES, type DownloadError, type DownloadSettingsRecord } from './download-record.ts';
export * from './download.ts';
export * from './next-download-state.ts';
