import { describeInterface, input, method, outputArray, reportingMethod, wideString } from '../../com/index.ts';
import { IBackgroundCopyFile } from './background-copy-file.ts';
import { BG_FILE_RANGE } from './file-range.ts';

/**
 * The ranges and the source of a file.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyfile2
 */
export const IBackgroundCopyFile2 = describeInterface({
  name: 'IBackgroundCopyFile2',
  iid: '83e81b93-0873-474d-8a8c-f2018b1a939c',
  base: IBackgroundCopyFile,
  methods: [
    /** `S_FALSE` and no ranges: the whole file. */
    reportingMethod('GetFileRanges', outputArray('RangeCount', 'Ranges', BG_FILE_RANGE, 'inout')),
    method('SetRemoteName', input('Val', wideString)),
  ],
});
