import type { Network } from './network.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Stop } from './stop.ts';

/**
 * What one attempt needs.
 * - `headers`: further fields of every request. They never replace those that make sure of the bytes, and credentials
 *   among them go to the origin of `url` only.
 * - `allowInsecureRedirect`: whether a redirect may lead from https to http.
 * - `onBytes`: hears of every piece on disk, and whether it is the first time that the transfer got so far.
 * - `more`: one more connection for this file, if one is free right now.
 * - `rate`: shared by all connections of a job.
 */
export interface Attempt {
  readonly url: string;
  readonly network: Network;
  readonly stop: Stop;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly allowInsecureRedirect?: boolean | undefined;
  readonly onBytes: (count: number, isNew: boolean) => void;
  readonly more?: (() => Turn | undefined) | undefined;
  readonly rate?: RateLimit | undefined;
}

/** Leave to have one connection, until it is released; `stop` comes when it must be given back. */
export interface Turn {
  readonly stop: Stop;
  release(): void;
}
