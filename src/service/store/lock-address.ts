import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { match } from 'ts-pattern';

/**
 * Where the owner of a folder listens. `kind` is `file` where a socket has a file that outlives its process; the other
 * addresses are given back by the system at the moment of death.
 */
export interface LockAddress {
  readonly kind: 'abstract' | 'pipe' | 'file';
  readonly path: string;
}

/** The same for every spelling of a folder, for it comes from the folder's place on the disk. */
export function lockAddress(folder: string, platform: NodeJS.Platform = process.platform): LockAddress {
  const { dev, ino } = statSync(folder, { bigint: true });
  const hash = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32);
  const name = `delivery-optimization-${hash}`;
  return match(platform)
    .returnType<LockAddress>()
    .with('linux', () => ({ kind: 'abstract', path: `\0${name}` }))
    .with('win32', () => ({ kind: 'pipe', path: `\\\\.\\pipe\\${name}` }))
    .otherwise(() => ({ kind: 'file', path: `/tmp/${name}` }));
}
