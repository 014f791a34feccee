import { describeInterface, input, inputArray, IUnknown, method, wideString } from '../../com/index.ts';
import { BG_FILE_RANGE } from '../background-copy/index.ts';
import { byteCount } from '../byte-count.ts';

/**
 * How a job of Delivery Optimization gets its files: `ranges` none for the whole file, `fileSize` where it is known.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationjob
 */
export const IDeliveryOptimizationJob = describeInterface({
  name: 'IDeliveryOptimizationJob',
  iid: 'ee2584cf-a69c-4848-b633-2649962b3ef7',
  base: IUnknown,
  methods: [
    method(
      'AddFileWithRanges',
      input('fileId', wideString),
      input('remoteUrl', wideString),
      input('localName', wideString),
      inputArray('rangeCount', 'ranges', BG_FILE_RANGE),
      input('fileSize', byteCount),
    ),
  ],
});
