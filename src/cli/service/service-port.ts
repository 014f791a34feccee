import type {
  CancelDecision,
  CompleteDecision,
  Credentials,
  Expectation,
  FileRequest,
  JobError,
  JobFile,
  JobOptions,
  JobOutcome,
  JobPriority,
  JobProgress,
  JobRequest,
  JobState,
  JobStatistics,
  JobTimes,
  JobType,
  KeepDecision,
  ResumeDecision,
  ServiceName,
} from '../../index.ts';

/**
 * What the commands need of a service, whichever way leads to it: the library in this process, or the agent that has
 * the embedded service. Failures are `DeliveryOptimizationError`s, or have their name, code and message.
 */
export interface ServicePort extends AsyncDisposable {
  readonly name: ServiceName;
  createJob(request: JobRequest): Promise<JobPort>;
  /** Rejects with `job-not-found`. */
  job(id: string): Promise<JobPort>;
  /** All jobs of this user. Rejects with `not-supported` where the service does not list them. */
  jobs(): Promise<readonly JobPort[]>;
}

/** What the commands need of a job; each method is that of the library's `Job`. */
export interface JobPort extends AsyncDisposable {
  readonly id: string;
  readonly type: JobType;
  name(): Promise<string>;
  state(): Promise<JobState>;
  progress(): Promise<JobProgress>;
  times(): Promise<JobTimes>;
  priority(): Promise<JobPriority>;
  files(): Promise<readonly JobFile[]>;
  error(): Promise<JobError | undefined>;
  /** Where its bytes came from; `undefined` where the service does not tell. */
  statistics(): Promise<JobStatistics | undefined>;
  setPriority(priority: JobPriority): Promise<void>;
  set(options: Partial<JobOptions>): Promise<void>;
  setCredentials(credentials: Credentials): Promise<void>;
  addFile(file: FileRequest): Promise<void>;
  expect(expectations: Readonly<Record<string, Expectation>>): void | Promise<void>;
  resume(): Promise<void>;
  suspend(): Promise<void>;
  cancel(): Promise<void>;
  complete(): Promise<{ readonly partial: boolean }>;
  replaceUrls(replacements: Readonly<Record<string, string>>): Promise<void>;
  run(handlers: RunHandlers): Promise<JobOutcome>;
}

/** The handlers of a run that the commands use. */
export interface RunHandlers {
  readonly onProgress?: (progress: JobProgress) => void | Promise<void>;
  readonly onError?: (error: JobError) => ErrorAnswer | Promise<ErrorAnswer>;
  readonly onTransferred?: () => CompleteDecision | KeepDecision | CancelDecision;
  readonly signal?: AbortSignal;
}

export type ErrorAnswer = CancelDecision | CompleteDecision | ResumeDecision | KeepDecision;
