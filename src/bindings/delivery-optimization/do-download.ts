import { describeInterface, input, inputCountedBlock, IUnknown, method, output, VARIANT } from '../../com/index.ts';
import { DODownloadProperty } from './download-property.ts';
import { DO_DOWNLOAD_RANGES_INFO } from './download-ranges.ts';
import { DO_DOWNLOAD_STATUS } from './download-status.ts';

/**
 * The download of one file.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nn-deliveryoptimization-idodownload
 */
export const IDODownload = describeInterface({
  name: 'IDODownload',
  iid: 'fbbd7fc0-c147-4727-a38d-827ef071ee77',
  base: IUnknown,
  methods: [
    /** No ranges: the whole file. `null` resumes with the ranges given before. */
    method('Start', inputCountedBlock('ranges', DO_DOWNLOAD_RANGES_INFO)),
    method('Pause'),
    method('Abort'),
    method('Finalize'),
    method('GetStatus', output('status', DO_DOWNLOAD_STATUS)),
    method('GetProperty', input('propId', DODownloadProperty), output('propVal', VARIANT)),
    method('SetProperty', input('propId', DODownloadProperty), input('propVal', VARIANT)),
  ],
});
