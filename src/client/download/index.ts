export { Downloads, type DownloadOptions } from './downloads.ts';
export type { DownloadFilter, DownloadFilterName } from './list-downloads.ts';
export type { DownloadRequest } from './make-download.ts';
export { Download } from './download.ts';
export type { DownloadError, DownloadErrorCommon } from './download-error.ts';
export type {
  DownloadCostPolicy,
  DownloadProperties,
  DownloadPropertyName,
  DownloadSettings,
  ReadableProperty,
  SettableProperty,
} from './download-properties.ts';
export type { DownloadEnd, DownloadProgress, DownloadStatus } from './download-status.ts';
export type { DownloadRunOptions } from './run-download.ts';
export type { StreamOptions } from './stream-download.ts';
export type { DownloadWatchOptions } from './watch-download.ts';
