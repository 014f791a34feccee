import { describeInterface, input, interfacePointer, IUnknown, method } from '../../com/index.ts';
import { IBackgroundCopyJobHttpOptions2 } from './background-copy-job-http-options2.ts';

/**
 * Certificates judged by the client, and headers nobody can read back, since BITS 10.3.
 * @see https://learn.microsoft.com/windows/win32/api/bits10_3/nn-bits10_3-ibackgroundcopyjobhttpoptions3
 */
export const IBackgroundCopyJobHttpOptions3 = describeInterface({
  name: 'IBackgroundCopyJobHttpOptions3',
  iid: '8a9263d3-fd4c-4eda-9b28-30132a4d4e3c',
  base: IBackgroundCopyJobHttpOptions2,
  methods: [
    method(
      'SetServerCertificateValidationInterface',
      input(
        'certValidationCallback',
        interfacePointer(() => IUnknown),
      ),
    ),
    method('MakeCustomHeadersWriteOnly'),
  ],
});
