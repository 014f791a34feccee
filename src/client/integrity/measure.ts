import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { reasonFirst } from '../abortable.ts';
import type { Expectation } from './expectation.ts';

/** What a file is: its size, and its SHA-256 where that was asked for and the size is right. */
export interface Measured {
  /** In bytes. */
  readonly size: number;
  /** 64 hexadecimal digits in lower case. */
  readonly sha256?: string;
}

/** @throws {NodeJS.ErrnoException} the file cannot be read; the signal's reason when it aborts */
export async function measure(path: string, { sha256, size }: Expectation, signal?: AbortSignal): Promise<Measured> {
  const present = (await stat(path)).size;
  if (sha256 === undefined || (size !== undefined && size !== present)) return { size: present };
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash, { signal }).catch(reasonFirst(signal));
  return { size: present, sha256: hash.digest('hex') };
}

export const isAsExpected = ({ sha256, size }: Expectation, measured: Measured): boolean =>
  (size === undefined || size === measured.size) && (sha256 === undefined || sha256.toLowerCase() === measured.sha256);
