import { describeInterface, input, IUnknown, method, output, VARIANT } from '../../com/index.ts';
import { DOFilePropertyId } from './file-property.ts';

/**
 * The properties of a file, since Windows 10 1803. Derived from IUnknown, and GetProperty stands first: the opposite of
 * IBackgroundCopyFile5.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ideliveryoptimizationfile2
 */
export const IDeliveryOptimizationFile2 = describeInterface({
  name: 'IDeliveryOptimizationFile2',
  iid: '3a87296f-6ec2-4126-ab29-e3f8dc4cc390',
  base: IUnknown,
  methods: [
    method('GetProperty', input('propId', DOFilePropertyId), output('propValue', VARIANT)),
    method('SetProperty', input('propId', DOFilePropertyId), input('propValue', VARIANT)),
  ],
});
