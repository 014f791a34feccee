import type { Dispatcher } from 'undici';
import type { Disk } from './disk.ts';

/**
 * How transfers behave. All times are in milliseconds.
 * - `connectTimeout`, `headersTimeout`, `bodyTimeout`: longest wait for a connection, for the head of an answer, and
 *   between two pieces of its body.
 * - `firstRetryDelay`, `maxRetryDelay`: the wait after a first failure that may pass; it doubles up to the second.
 * - `maxRedirects`: redirects followed in one request.
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
  readonly connectionsPerFile: number;
  readonly timeSlice: number;
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
  connectionsPerFile: 4,
  timeSlice: 30_000,
  maxBytesPerSecond: undefined,
  syncToDisk: false,
};

/** What a request needs besides its address. */
export interface Network {
  readonly dispatcher: Dispatcher;
  readonly options: TransferOptions;
  readonly disk: Disk;
  close(): Promise<void>;
}
