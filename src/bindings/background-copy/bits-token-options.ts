import { describeInterface, input, IUnknown, method, output, uint32, wideString } from '../../com/index.ts';

/**
 * The helper token of a job, taken from the impersonated caller, since BITS 4.0.
 * @see https://learn.microsoft.com/windows/win32/api/bits4_0/nn-bits4_0-ibitstokenoptions
 */
export const IBitsTokenOptions = describeInterface({
  name: 'IBitsTokenOptions',
  iid: '9a2584c3-f7d2-457a-9a5e-22b67bffc7d2',
  base: IUnknown,
  methods: [
    method('SetHelperTokenFlags', input('UsageFlags', uint32)),
    method('GetHelperTokenFlags', output('pFlags', uint32)),
    method('SetHelperToken'),
    method('ClearHelperToken'),
    method('GetHelperTokenSid', output('pSid', wideString)),
  ],
});
