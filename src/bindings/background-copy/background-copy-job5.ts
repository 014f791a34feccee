import { describeInterface, input, method, output } from '../../com/index.ts';
import { IBackgroundCopyJob4 } from './background-copy-job4.ts';
import { BITS_JOB_PROPERTY_ID, BITS_JOB_PROPERTY_VALUE } from './job-property.ts';

/**
 * The properties of a job, since BITS 5.0. SetProperty stands before GetProperty, and takes its value by value.
 * Delivery Optimization's page derives the interface from IBackgroundCopyJob; the IID, and with it the vtable, is that
 * of BITS.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob5
 */
export const IBackgroundCopyJob5 = describeInterface({
  name: 'IBackgroundCopyJob5',
  iid: 'e847030c-bbba-4657-af6d-484aa42bf1fe',
  base: IBackgroundCopyJob4,
  methods: [
    method('SetProperty', input('PropertyId', BITS_JOB_PROPERTY_ID), input('PropertyValue', BITS_JOB_PROPERTY_VALUE)),
    method('GetProperty', input('PropertyId', BITS_JOB_PROPERTY_ID), output('PropertyValue', BITS_JOB_PROPERTY_VALUE)),
  ],
});
