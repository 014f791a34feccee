import { describeInterface, input, interfacePointer, IUnknown, method } from '../../com/index.ts';
import { IDODownload } from './do-download.ts';
import { DO_DOWNLOAD_STATUS } from './download-status.ts';

/**
 * What a client implements to be told about a download.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nn-deliveryoptimization-idodownloadstatuscallback
 */
export const IDODownloadStatusCallback = describeInterface({
  name: 'IDODownloadStatusCallback',
  iid: 'd166e8e3-a90e-4392-8e87-05e996d3747d',
  base: IUnknown,
  methods: [
    method(
      'OnStatusChange',
      input(
        'download',
        interfacePointer(() => IDODownload),
      ),
      input('status', DO_DOWNLOAD_STATUS),
    ),
  ],
});
