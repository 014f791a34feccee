import { enumeration } from '../../com/index.ts';

/**
 * Which certificate store holds a client certificate.
 * @see https://learn.microsoft.com/windows/win32/api/bits2_5/ne-bits2_5-bg_cert_store_location
 */
export const BG_CERT_STORE_LOCATION = enumeration('BG_CERT_STORE_LOCATION', {
  'current-user': 0,
  'local-machine': 1,
  'current-service': 2,
  services: 3,
  users: 4,
  'current-user-group-policy': 5,
  'local-machine-group-policy': 6,
  'local-machine-enterprise': 7,
});
