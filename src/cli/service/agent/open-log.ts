import { openSync, renameSync, statSync } from 'node:fs';

/** A log beyond so many bytes is not written on. */
const LIMIT = 1024 * 1024;

/** Opens a log to write on, and begins a new one where it has grown too long: that one stays beside, as the only one. */
export function openLog(path: string): number {
  if (sizeOf(path) > LIMIT) {
    try {
      renameSync(path, `${path}.old`);
    } catch {
      // Who starts an agent at the same time may have done it; a log that cannot be moved is no reason not to start.
    }
  }
  return openSync(path, 'a', 0o600);
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
