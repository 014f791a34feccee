import { match } from 'ts-pattern';
import { diskReason, errnoOf } from '../transfer/index.ts';
import { JobFault } from './job-fault.ts';
import type { JobFaultCode } from './job-fault.ts';

/** The fault behind whatever a file system call threw; `doing` completes the sentence "Could not …". */
export const diskFault = (cause: unknown, doing: string): JobFault => {
  const { code, remedy } = match(diskReason(cause))
    .returnType<{ code: JobFaultCode; remedy: string }>()
    .with({ kind: 'access-denied' }, () => ({ code: 'access-denied', remedy: 'Allow writing to the folder.' }))
    .with({ kind: 'path-not-found' }, () => ({ code: 'path-not-found', remedy: 'Create the folder first.' }))
    .with({ kind: 'disk-full' }, () => ({ code: 'disk-full', remedy: 'Free some space on the disk.' }))
    .with({ kind: 'file-exists' }, { kind: 'local-file' }, () => ({
      code: 'local-file',
      remedy: 'See to the file or choose another path.',
    }))
    .exhaustive();
  return new JobFault(code, `Could not ${doing}: ${errnoOf(cause)}. ${remedy}`, { cause });
};
