import { describeInterface, input, method, output, wideString } from '../../com/index.ts';
import { IBackgroundCopyJobHttpOptions } from './background-copy-job-http-options.ts';

/**
 * The HTTP method of a job's requests, since BITS 10.2.
 * @see https://learn.microsoft.com/windows/win32/api/bits10_2/nn-bits10_2-ibackgroundcopyjobhttpoptions2
 */
export const IBackgroundCopyJobHttpOptions2 = describeInterface({
  name: 'IBackgroundCopyJobHttpOptions2',
  iid: 'b591a192-a405-4fc3-8323-4c5c542578fc',
  base: IBackgroundCopyJobHttpOptions,
  methods: [
    method('SetHttpMethod', input('method', wideString)),
    method('GetHttpMethod', output('method', wideString)),
  ],
});
