import { describeInterface, input, inputArray, interfacePointer, method } from '../../com/index.ts';
import { IBackgroundCopyCallback2 } from './background-copy-callback2.ts';
import { IBackgroundCopyFile } from './background-copy-file.ts';
import { IBackgroundCopyJob } from './background-copy-job.ts';
import { BG_FILE_RANGE } from './file-range.ts';

/**
 * As IBackgroundCopyCallback2, told about ranges besides, since BITS 10.1.
 * @see https://learn.microsoft.com/windows/win32/api/bits10_1/nn-bits10_1-ibackgroundcopycallback3
 */
export const IBackgroundCopyCallback3 = describeInterface({
  name: 'IBackgroundCopyCallback3',
  iid: '98c97bd2-e32b-4ad8-a528-95fd8b16bd42',
  base: IBackgroundCopyCallback2,
  methods: [
    method(
      'FileRangesTransferred',
      input(
        'job',
        interfacePointer(() => IBackgroundCopyJob),
      ),
      input(
        'file',
        interfacePointer(() => IBackgroundCopyFile),
      ),
      inputArray('rangeCount', 'ranges', BG_FILE_RANGE),
    ),
  ],
});
