import {
  describeInterface,
  input,
  inputArray,
  method,
  output,
  reportingMethod,
  uint32,
  wideString,
} from '../../com/index.ts';
import { IBackgroundCopyJob2 } from './background-copy-job2.ts';
import { BG_FILE_RANGE } from './file-range.ts';

/**
 * Ranges, moved sources and file security, since BITS 2.0. Not to be confused with IDeliveryOptimizationJob, whose
 * AddFileWithRanges takes other arguments.
 * @see https://learn.microsoft.com/windows/win32/api/bits2_0/nn-bits2_0-ibackgroundcopyjob3
 */
export const IBackgroundCopyJob3 = describeInterface({
  name: 'IBackgroundCopyJob3',
  iid: '443c8934-90ff-48ed-bcde-26f5c7450042',
  base: IBackgroundCopyJob2,
  methods: [
    /** `S_FALSE` when no remote name begins so. */
    reportingMethod('ReplaceRemotePrefix', input('OldPrefix', wideString), input('NewPrefix', wideString)),
    method(
      'AddFileWithRanges',
      input('RemoteUrl', wideString),
      input('LocalName', wideString),
      inputArray('RangeCount', 'Ranges', BG_FILE_RANGE),
    ),
    method('SetFileACLFlags', input('Flags', uint32)),
    method('GetFileACLFlags', output('Flags', uint32)),
  ],
});
