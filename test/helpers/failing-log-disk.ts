import { localLogDisk } from '../../src/service/store/index.ts';
import type { LogDisk } from '../../src/service/store/index.ts';

type Call = keyof LogDisk;

/** What a call does instead of its work; `undefined`: it works. `count` is 1 for the first call of all. */
export type Fault = (call: Call, count: number) => 'full' | 'half' | undefined;

export const noSpace = (): Error => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });

/**
 * The local disk, but for some calls: `full` throws and does nothing; `half` writes half of the bytes, then throws, or
 * does another call whole, then throws.
 */
export function failingLogDisk(fault: Fault): LogDisk {
  let count = 0;
  const guarded =
    <A extends unknown[], T>(call: Call, work: (...args: A) => T, half = work) =>
    (...args: A): T => {
      count += 1;
      const failure = fault(call, count);
      if (failure === 'half') half(...args);
      if (failure !== undefined) throw noSpace();
      return work(...args);
    };
  const disk = localLogDisk;
  return {
    open: guarded('open', disk.open),
    write: guarded('write', disk.write, (fd, bytes, position) =>
      disk.write(fd, bytes.subarray(0, bytes.length / 2), position),
    ),
    truncate: guarded('truncate', disk.truncate),
    sync: guarded('sync', disk.sync),
    close: guarded('close', disk.close),
    rename: guarded('rename', disk.rename),
    remove: guarded('remove', disk.remove),
    syncFolder: guarded('syncFolder', disk.syncFolder),
  };
}
