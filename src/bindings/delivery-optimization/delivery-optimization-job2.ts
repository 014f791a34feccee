import {
  describeInterface,
  input,
  inputArray,
  IUnknown,
  method,
  nullableInput,
  nullableWideString,
  output,
  requested,
  VARIANT,
  wideString,
} from '../../com/index.ts';
import { BG_FILE_RANGE } from '../background-copy/index.ts';
import { DOJobPropertyId } from './job-property.ts';

/**
 * Files without a target of their own, and the properties of a job, since Windows 10 1803. Derived from IUnknown, not
 * from IDeliveryOptimizationJob.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationjob2
 */
export const IDeliveryOptimizationJob2 = describeInterface({
  name: 'IDeliveryOptimizationJob2',
  iid: '18995a26-bf59-4abe-9f8b-d5092d5a2405',
  base: IUnknown,
  methods: [
    /** Hands out the file as the interface asked for, which should be IDeliveryOptimizationFile. */
    method(
      'AddFile',
      input('fileId', wideString),
      input('remoteUrl', nullableWideString),
      inputArray('rangeCount', 'ranges', BG_FILE_RANGE),
      requested('riid', 'object'),
    ),
    method('GetProperty', input('propId', DOJobPropertyId), output('propValue', VARIANT)),
    method('SetProperty', input('propId', DOJobPropertyId), nullableInput('propValue', VARIANT)),
  ],
});
