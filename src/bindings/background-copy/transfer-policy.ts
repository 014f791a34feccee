/**
 * When a job may transfer, by what the network costs: the values of the property `cost-flags`, each a set of
 * `BITS_COST_STATE` bits and `ignoreCongestion`.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bits-job-transfer-policy-
 */
export const BITS_JOB_TRANSFER_POLICY = {
  always: 0x800000ff,
  notRoaming: 0x8000007f,
  noSurcharge: 0x8000006f,
  standard: 0x80000067,
  unrestricted: 0x80000021,
} as const;

/** What the network costs at the moment. @see https://learn.microsoft.com/windows/win32/api/bits5_0/ne-bits5_0-bits_job_transfer_policy */
export const BITS_COST_STATE = {
  unrestricted: 0x1,
  cappedUsageUnknown: 0x2,
  belowCap: 0x4,
  nearCap: 0x8,
  overcapCharged: 0x10,
  overcapThrottled: 0x20,
  usageBased: 0x40,
  roaming: 0x80,
  ignoreCongestion: 0x80000000,
  reserved: 0x40000000,
} as const;
