import { describeInterface, input, method, output } from '../../com/index.ts';
import { IBackgroundCopyFile4 } from './background-copy-file4.ts';
import { BITS_FILE_PROPERTY_ID, BITS_FILE_PROPERTY_VALUE } from './file-property.ts';

/**
 * The properties of a file, since BITS 5.0. The only one is read-only, so SetProperty is of no use yet. Delivery
 * Optimization's page derives the interface from IUnknown; the IID, and with it the vtable, is that of BITS.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyfile5
 */
export const IBackgroundCopyFile5 = describeInterface({
  name: 'IBackgroundCopyFile5',
  iid: '85c1657f-dafc-40e8-8834-df18ea25717e',
  base: IBackgroundCopyFile4,
  methods: [
    method('SetProperty', input('PropertyId', BITS_FILE_PROPERTY_ID), input('PropertyValue', BITS_FILE_PROPERTY_VALUE)),
    method(
      'GetProperty',
      input('PropertyId', BITS_FILE_PROPERTY_ID),
      output('PropertyValue', BITS_FILE_PROPERTY_VALUE),
    ),
  ],
});
