import { enumeration } from '../../com/index.ts';

/**
 * When a download may run, by what the network costs: the property `cost-policy`. Downloads in the foreground begin
 * with `always`, others with `standard`; `no-cellular` is deprecated, set `disallow-on-cellular` instead.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadcostpolicy
 */
export const DODownloadCostPolicy = enumeration('DODownloadCostPolicy', {
  always: 0,
  unrestricted: 1,
  standard: 2,
  'no-roaming': 3,
  'no-surcharge': 4,
  'no-cellular': 5,
});
