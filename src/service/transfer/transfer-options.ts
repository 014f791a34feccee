/** How transfers behave. All times are in milliseconds. */
export interface TransferOptions {
  /** The longest wait for a connection. */
  readonly connectTimeout: number;
  /** The longest wait for the head of an answer. */
  readonly headersTimeout: number;
  /** The longest wait between two pieces of an answer's body. */
  readonly bodyTimeout: number;
  /** The wait after a first failure that may pass; it doubles with each. */
  readonly firstRetryDelay: number;
  /** The longest that it doubles to. */
  readonly maxRetryDelay: number;
  /** Redirects followed in one request. */
  readonly maxRedirects: number;
  /** The field User-Agent of every request. */
  readonly userAgent: string;
  /** At most so many at once, for all jobs together. */
  readonly connections: number;
  /** At most so many files of one job are fetched at once. */
  readonly connectionsPerJob: number;
  /** How long a job keeps a connection while others of its rank wait for one. */
  readonly timeSlice: number;
  /** At most so many fetch one large file at once, where its server allows it and they are free. */
  readonly connectionsPerFile: number;
  /** For each job; `undefined`: as fast as it goes. */
  readonly maxBytesPerSecond: number | undefined;
  /**
   * Whether a file counts as transferred only when its bytes would survive the loss of power. Without it they survive
   * the death of the process, which costs nothing.
   */
  readonly syncToDisk: boolean;
}

export const DEFAULT_TRANSFER_OPTIONS: TransferOptions = {
  connectTimeout: 30_000,
  headersTimeout: 60_000,
  bodyTimeout: 60_000,
  firstRetryDelay: 1_000,
  maxRetryDelay: 60_000,
  maxRedirects: 10,
  userAgent: 'delivery-optimization-embedded',
  connections: 16,
  connectionsPerJob: 8,
  timeSlice: 30_000,
  connectionsPerFile: 4,
  maxBytesPerSecond: undefined,
  syncToDisk: false,
};
