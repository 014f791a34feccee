import type { Stretches } from './stretches.ts';
import type { Validator } from './validator.ts';

/**
 * What is known of a transfer and survives the process: plain JSON.
 * - `url`: where `validator` and `remoteSize` come from.
 * - `done`: the bytes that are on disk. If they are the first of the file and one stretch, or none, then only one
 *   connection has been writing since, and the length of the file tells how far it got. A stretch of no bytes is a place
 *   where another connection began.
 * - `whole`: every byte is there; the file is not touched any more.
 */
export interface TransferProgress {
  readonly url: string;
  readonly validator?: Validator | undefined;
  readonly remoteSize?: number | undefined;
  readonly done: Stretches;
  readonly whole: boolean;
}
