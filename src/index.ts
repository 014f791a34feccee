import { connectUsing } from './client/index.ts';

/**
 * Connects to a service of this machine: Delivery Optimization on Windows, the embedded service elsewhere.
 * @throws {DeliveryOptimizationError} `service-unavailable` where this machine has no such service or it is disabled
 */
export const connect = connectUsing(async () => {
  const { activateEmbedded } = await import('./service/facade/index.ts');
  return activateEmbedded();
});

export {
  cancel,
  complete,
  DeliveryOptimizationError,
  keep,
  resume,
  type CancelDecision,
  type CompleteDecision,
  type ConnectOptions,
  type DeliveryOptimizationErrorCode,
  type ErrorDecision,
  type ErrorFile,
  type FileRequest,
  type Job,
  type JobError,
  type JobErrorKind,
  type JobFile,
  type JobHandlers,
  type JobOutcome,
  type JobRequest,
  type KeepDecision,
  type ResumeDecision,
  type Service,
  type ServiceName,
  type TransferredDecision,
} from './client/index.ts';
export type {
  ByteRange,
  ErrorContext,
  FileProgress,
  JobPriority,
  JobProgress,
  JobState,
  JobTimes,
  JobType,
} from './model/index.ts';
export type { Guid, HRESULT } from './com/index.ts';
