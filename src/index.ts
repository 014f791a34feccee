import { connectUsing } from './client/index.ts';
import type { ServedService, ServeOptions } from './service/facade/index.ts';

/**
 * Connects to a service of this machine: Delivery Optimization on Windows, the embedded service elsewhere.
 * @throws {DeliveryOptimizationError} `service-unavailable` where this machine has no such service or it is disabled, or
 *   where another process has the state folder
 */
export const connect = connectUsing(async (options) => {
  const { activateEmbedded } = await import('./service/facade/index.ts');
  return activateEmbedded(options);
});

/**
 * Offers the embedded service to other processes of this machine as a local COM server, which `connect({ clsid })`
 * reaches. Dispose it before the process leaves; it does not keep the process alive. Windows only.
 * @throws {ServeError} `not-supported` elsewhere than on Windows, `invalid-argument`, `state-folder`, `not-registered`
 */
export const serve = async (options: ServeOptions = {}): Promise<ServedService> => {
  const facade = await import('./service/facade/index.ts');
  return facade.serve(options);
};

/** What a code means, without asking a service: nothing native is loaded for it. */
export {
  codeNamed,
  explainCode,
  knownCodes,
  type ErrorCategory,
  type ErrorExplanation,
  type ErrorFacts,
  type ErrorNote,
} from './bindings/index.ts';
export {
  cancel,
  complete,
  DeliveryOptimizationError,
  keep,
  resume,
  type Abortable,
  type Adopted,
  type AnyJob,
  type AuthScheme,
  type AuthTarget,
  type CallbackMessage,
  type CallMessage,
  type CancelDecision,
  type CertificateStoreLocation,
  type ClientCertificate,
  type CompleteDecision,
  type ConnectOptions,
  type CostState,
  type Credentials,
  type DeliveryOptimizationErrorCode,
  type DecisionMessage,
  type Download,
  type DownloadCallbackMessage,
  type DownloadCostPolicy,
  type DownloadEnd,
  type DownloadError,
  type DownloadErrorCommon,
  type DownloadFilter,
  type DownloadFilterName,
  type DownloadOptions,
  type DownloadProgress,
  type DownloadProperties,
  type DownloadPropertyName,
  type DownloadRequest,
  type DownloadRunOptions,
  type DownloadSettings,
  type DownloadStatus,
  type DownloadWatchOptions,
  type ErrorDecision,
  type ErrorFile,
  type Expectation,
  type FileRequest,
  type FileResponse,
  type HeaderFields,
  type IntegrityError,
  type Job,
  type JobCallbackMessage,
  type JobEnd,
  type JobError,
  type JobErrorCommon,
  type JobErrorKind,
  type JobErrorText,
  type JobEvent,
  type JobFile,
  type JobHandlers,
  type JobOptions,
  type JobOutcome,
  type JobProxy,
  type JobRequest,
  type JobSecurity,
  type JobStatistics,
  type KeepDecision,
  type ListOptions,
  type Measured,
  type NotifyCommand,
  type PolicyName,
  type PurgeOptions,
  type ReadableProperty,
  type ResumeDecision,
  type RetryMessage,
  type Service,
  type ServiceError,
  type ServiceErrorKind,
  type ServiceName,
  type SettableProperty,
  type StreamOptions,
  type TransferPolicy,
  type TransferredDecision,
  type WatchOptions,
} from './client/index.ts';
export { EMBEDDED_CLSID, ServeError, type ServeErrorCode } from './model/index.ts';
export type { ServedService, ServeOptions } from './service/facade/index.ts';
export type {
  ByteRange,
  EmbeddedOptions,
  ErrorContext,
  FileProgress,
  JobPriority,
  JobProgress,
  JobState,
  JobTimes,
  JobType,
} from './model/index.ts';
export { formatHresult, hresult, type Guid, type HRESULT } from './com/index.ts';
