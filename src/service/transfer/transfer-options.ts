/**
 * How transfers behave. All times are in milliseconds.
 * - `connectTimeout`, `headersTimeout`, `bodyTimeout`: longest wait for a connection, for the head of an answer, and
 *   between two pieces of its body.
 * - `firstRetryDelay`, `maxRetryDelay`: the wait after a first failure that may pass; it doubles up to the second.
 * - `maxRedirects`: redirects followed in one request.
 * - `connections`: at most so many at once, for all jobs together.
 * - `connectionsPerJob`: at most so many files of one job are fetched at once.
 * - `timeSlice`: how long a job keeps a connection while others of its rank wait for one.
 * - `connectionsPerFile`: at most so many fetch one large file at once, where its server allows it and they are free.
 * - `maxBytesPerSecond`: for each job; `undefined`: as fast as it goes.
 * - `syncToDisk`: whether a file counts as transferred only when its bytes would survive the loss of power. Without it
 *   they survive the death of the process, which costs nothing.
 */
export interface TransferOptions {
  readonly connectTimeout: number;
  readonly headersTimeout: number;
  readonly bodyTimeout: number;
  readonly firstRetryDelay: number;
  readonly maxRetryDelay: number;
  readonly maxRedirects: number;
  readonly userAgent: string;
  readonly connections: number;
  readonly connectionsPerJob: number;
  readonly timeSlice: number;
  readonly connectionsPerFile: number;
  readonly maxBytesPerSecond: number | undefined;
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
