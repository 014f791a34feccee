import { describeInterface, input, inputArray, method, outputArray } from '../../com/index.ts';
import { bytes } from '../byte-count.ts';
import { IBackgroundCopyFile5 } from './background-copy-file5.ts';
import { BG_FILE_RANGE } from './file-range.ts';

/**
 * Downloads on demand, since BITS 10.1.
 * @see https://learn.microsoft.com/windows/win32/api/bits10_1/nn-bits10_1-ibackgroundcopyfile6
 */
export const IBackgroundCopyFile6 = describeInterface({
  name: 'IBackgroundCopyFile6',
  iid: 'cf6784f7-d677-49fd-9368-cb47aee9d1ad',
  base: IBackgroundCopyFile5,
  methods: [
    method('UpdateDownloadPosition', input('offset', bytes)),
    method('RequestFileRanges', inputArray('rangeCount', 'ranges', BG_FILE_RANGE)),
    method('GetFilledFileRanges', outputArray('rangeCount', 'ranges', BG_FILE_RANGE, 'out')),
  ],
});
