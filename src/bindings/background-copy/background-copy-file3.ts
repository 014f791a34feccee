import { bool32, describeInterface, input, method, output, wideString } from '../../com/index.ts';
import { IBackgroundCopyFile2 } from './background-copy-file2.ts';

/**
 * The temporary name and the validation of a file, since BITS 3.0.
 * @see https://learn.microsoft.com/windows/win32/api/bits3_0/nn-bits3_0-ibackgroundcopyfile3
 */
export const IBackgroundCopyFile3 = describeInterface({
  name: 'IBackgroundCopyFile3',
  iid: '659cdeaa-489e-11d9-a9cd-000d56965251',
  base: IBackgroundCopyFile2,
  methods: [
    method('GetTemporaryName', output('pFilename', wideString)),
    method('SetValidationState', input('state', bool32)),
    method('GetValidationState', output('pState', bool32)),
    method('IsDownloadedFromPeer', output('pVal', bool32)),
  ],
});
