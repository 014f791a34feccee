import { bool32, enumeration, GUID, uint32, uint64, union } from '../../com/index.ts';
import { DO_E_UNKNOWN_PROPERTY_ID } from '../errors/index.ts';
import { BG_AUTH_TARGET } from './credentials.ts';

/**
 * The properties of IBackgroundCopyJob5. Delivery Optimization knows the first two.
 * @see https://learn.microsoft.com/windows/win32/api/bits5_0/ne-bits5_0-bits_job_property_id
 */
export const BITS_JOB_PROPERTY_ID = enumeration(
  'BITS_JOB_PROPERTY_ID',
  {
    'cost-flags': 1,
    'notification-clsid': 2,
    'dynamic-content': 3,
    'high-performance': 4,
    'max-download-size': 5,
    'use-stored-credentials': 7,
    'minimum-notification-interval-ms': 9,
    'on-demand-mode': 10,
  },
  DO_E_UNKNOWN_PROPERTY_ID,
);

/** A property's value: which member counts, `BITS_JOB_PROPERTY_MEMBER` tells. SetProperty takes it by value. */
export const BITS_JOB_PROPERTY_VALUE = union('BITS_JOB_PROPERTY_VALUE', {
  dword: uint32,
  clsID: GUID,
  enable: bool32,
  uint64,
  target: BG_AUTH_TARGET,
});

/** The member of `BITS_JOB_PROPERTY_VALUE` that each property uses. */
export const BITS_JOB_PROPERTY_MEMBER = {
  'cost-flags': 'dword',
  'notification-clsid': 'clsID',
  'dynamic-content': 'enable',
  'high-performance': 'enable',
  'max-download-size': 'uint64',
  'use-stored-credentials': 'target',
  'minimum-notification-interval-ms': 'dword',
  'on-demand-mode': 'enable',
} as const satisfies Record<keyof typeof BITS_JOB_PROPERTY_ID.values, keyof typeof BITS_JOB_PROPERTY_VALUE.members>;
