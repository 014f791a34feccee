import { describeInterface, input, interfacePointer, method } from '../../com/index.ts';
import { IBackgroundCopyCallback } from './background-copy-callback.ts';
import { IBackgroundCopyFile } from './background-copy-file.ts';
import { IBackgroundCopyJob } from './background-copy-job.ts';

/**
 * As IBackgroundCopyCallback, told about each file besides, since BITS 3.0.
 * @see https://learn.microsoft.com/windows/win32/api/bits3_0/nn-bits3_0-ibackgroundcopycallback2
 */
export const IBackgroundCopyCallback2 = describeInterface({
  name: 'IBackgroundCopyCallback2',
  iid: '659cdeac-489e-11d9-a9cd-000d56965251',
  base: IBackgroundCopyCallback,
  methods: [
    method(
      'FileTransferred',
      input(
        'pJob',
        interfacePointer(() => IBackgroundCopyJob),
      ),
      input(
        'pFile',
        interfacePointer(() => IBackgroundCopyFile),
      ),
    ),
  ],
});
