import { enumeration } from '../../com/index.ts';

/**
 * Where an error arose. Delivery Optimization uses `none` and `remote-file` only; `server-certificate-callback` came
 * with BITS 10.3.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bg-error-context
 */
export const BG_ERROR_CONTEXT = enumeration('BG_ERROR_CONTEXT', {
  none: 0,
  unknown: 1,
  'general-queue-manager': 2,
  'queue-manager-notification': 3,
  'local-file': 4,
  'remote-file': 5,
  'general-transport': 6,
  'remote-application': 7,
  'server-certificate-callback': 8,
});
