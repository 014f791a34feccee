import { describeInterface, input, inputBytes, interfacePointer, IUnknown, method, uint32 } from '../../com/index.ts';
import { IBackgroundCopyFile } from './background-copy-file.ts';
import { IBackgroundCopyJob } from './background-copy-job.ts';

/**
 * What a client implements to judge a server's certificate itself, since BITS 10.3; a failing HRESULT refuses it.
 * @see https://learn.microsoft.com/windows/win32/api/bits10_3/nn-bits10_3-ibackgroundcopyservercertificatevalidationcallback
 */
export const IBackgroundCopyServerCertificateValidationCallback = describeInterface({
  name: 'IBackgroundCopyServerCertificateValidationCallback',
  iid: '4cec0d02-def7-4158-813a-c32a46945ff7',
  base: IUnknown,
  methods: [
    method(
      'ValidateServerCertificate',
      input(
        'job',
        interfacePointer(() => IBackgroundCopyJob),
      ),
      input(
        'file',
        interfacePointer(() => IBackgroundCopyFile),
      ),
      inputBytes('length-first', 'certData', 'certLength'),
      input('certEncodingType', uint32),
      inputBytes('length-first', 'certStoreData', 'certStoreLength'),
    ),
  ],
});
