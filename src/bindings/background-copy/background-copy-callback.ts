import { describeInterface, input, interfacePointer, IUnknown, method, uint32 } from '../../com/index.ts';
import { IBackgroundCopyError } from './background-copy-error.ts';
import { IBackgroundCopyJob } from './background-copy-job.ts';

/**
 * What a client implements to be told about a job. The order is the vtable's; documents sort it by the alphabet.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopycallback
 */
export const IBackgroundCopyCallback = describeInterface({
  name: 'IBackgroundCopyCallback',
  iid: '97ea99c7-0186-4ad4-8df9-c5b4e0ed6b22',
  base: IUnknown,
  methods: [
    method(
      'JobTransferred',
      input(
        'pJob',
        interfacePointer(() => IBackgroundCopyJob),
      ),
    ),
    method(
      'JobError',
      input(
        'pJob',
        interfacePointer(() => IBackgroundCopyJob),
      ),
      input(
        'pError',
        interfacePointer(() => IBackgroundCopyError),
      ),
    ),
    method(
      'JobModification',
      input(
        'pJob',
        interfacePointer(() => IBackgroundCopyJob),
      ),
      input('dwReserved', uint32),
    ),
  ],
});
