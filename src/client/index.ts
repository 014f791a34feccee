export { connectUsing, type ConnectOptions } from './connect.ts';
export type { ServiceName } from './connection.ts';
export * from './decision.ts';
export * from './delivery-optimization-error.ts';
export type {
  Download,
  DownloadCostPolicy,
  DownloadEnd,
  DownloadError,
  DownloadErrorCommon,
  DownloadFilter,
  DownloadFilterName,
  DownloadOptions,
  DownloadProgress,
  DownloadProperties,
  DownloadPropertyName,
  DownloadRequest,
  DownloadRunOptions,
  DownloadSettings,
  DownloadStatus,
  DownloadWatchOptions,
  ReadableProperty,
  SettableProperty,
  StreamOptions,
} from './download/index.ts';
export type {
  CallbackMessage,
  CallMessage,
  DecisionMessage,
  DownloadCallbackMessage,
  JobCallbackMessage,
  RetryMessage,
} from './diagnostics.ts';
export type { Expectation, IntegrityError, Measured } from './integrity/index.ts';
export type { ServiceErrorKind } from './error-kind.ts';
export type { ErrorFile, JobError, JobErrorCommon, JobErrorKind, ServiceError } from './job-error.ts';
export type { JobEnd, JobEvent, WatchOptions } from './job-event.ts';
export type { JobFile } from './job-file.ts';
export type { JobHandlers, JobOutcome } from './job-handlers.ts';
export type { FileRequest, JobRequest } from './job-request.ts';
export type { JobErrorText } from './error-text.ts';
export type { FileResponse } from './file-response.ts';
export type {
  AuthScheme,
  AuthTarget,
  CertificateStoreLocation,
  ClientCertificate,
  CostState,
  Credentials,
  JobOptions,
  JobProxy,
  JobSecurity,
  NotifyCommand,
  PolicyName,
  TransferPolicy,
} from './job-options/index.ts';
export type { JobStatistics } from './job-statistics.ts';
export type { Abortable } from './abortable.ts';
export type { AnyJob, Job } from './job.ts';
export type { Adopted, ListOptions } from './jobs.ts';
export type { Service } from './service.ts';
export type { PurgeOptions } from './hygiene/index.ts';
export type { HeaderFields } from './header-fields.ts';
