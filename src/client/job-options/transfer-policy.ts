import {
  BITS_COST_STATE,
  BITS_JOB_PROPERTY_VALUE,
  BITS_JOB_TRANSFER_POLICY,
  IBackgroundCopyJob5,
} from '../../bindings/index.ts';
import { inspect } from 'node:util';
import { invalid } from '../invalid.ts';
import type { JobOption } from './job-option.ts';

const POLICIES = {
  always: BITS_JOB_TRANSFER_POLICY.always,
  'not-roaming': BITS_JOB_TRANSFER_POLICY.notRoaming,
  'no-surcharge': BITS_JOB_TRANSFER_POLICY.noSurcharge,
  standard: BITS_JOB_TRANSFER_POLICY.standard,
  unrestricted: BITS_JOB_TRANSFER_POLICY.unrestricted,
} as const;

const STATES = {
  unrestricted: BITS_COST_STATE.unrestricted,
  'capped-usage-unknown': BITS_COST_STATE.cappedUsageUnknown,
  'below-cap': BITS_COST_STATE.belowCap,
  'near-cap': BITS_COST_STATE.nearCap,
  'overcap-charged': BITS_COST_STATE.overcapCharged,
  'overcap-throttled': BITS_COST_STATE.overcapThrottled,
  'usage-based': BITS_COST_STATE.usageBased,
  roaming: BITS_COST_STATE.roaming,
} as const;

/**
 * What a network costs at the moment.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bits-job-transfer-policy-
 * @useDeclaredType
 */
export type CostState = keyof typeof STATES;

/**
 * A policy of BITS, from the laxest to the strictest.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bits-job-transfer-policy-
 * @useDeclaredType
 */
export type PolicyName = keyof typeof POLICIES;

/**
 * On networks of which cost a job may transfer: a policy by its name, or the single states in which it may.
 * `ignoreCongestion` lets it transfer on a congested network too, as all the named policies do.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/bits-job-transfer-policy-
 */
export type TransferPolicy =
  | PolicyName
  | {
      /** The states in which it may transfer. */
      readonly costStates: readonly CostState[];
      /** Whether it may on a congested network, too. */
      readonly ignoreCongestion: boolean;
    };

export const transferPolicy: JobOption<TransferPolicy> = {
  check: (policy) => {
    if (typeof policy === 'string' ? policy in POLICIES : policy.costStates.every((state) => state in STATES)) return;
    throw invalid(
      `The transfer policy ${inspect(policy)} is none`,
      `use one of ${Object.keys(POLICIES).join(', ')}, or costStates of ${Object.keys(STATES).join(', ')}`,
    );
  },
  read: (target) =>
    target.as(IBackgroundCopyJob5, async (job) => policyOf((await job.GetProperty('cost-flags')).as('dword'))),
  write: (target, policy) =>
    target.as(IBackgroundCopyJob5, (job) =>
      job.SetProperty('cost-flags', BITS_JOB_PROPERTY_VALUE.of('dword', flagsOf(policy))),
    ),
};

function flagsOf(policy: TransferPolicy): number {
  if (typeof policy === 'string') return POLICIES[policy];
  const states = policy.costStates.reduce((flags, state) => flags | STATES[state], 0);
  return (states | (policy.ignoreCongestion ? BITS_COST_STATE.ignoreCongestion : 0)) >>> 0;
}

function policyOf(flags: number): TransferPolicy {
  const named = (Object.keys(POLICIES) as (keyof typeof POLICIES)[]).find((each) => POLICIES[each] === flags);
  if (named !== undefined) return named;
  return {
    costStates: (Object.keys(STATES) as CostState[]).filter((state) => (flags & STATES[state]) !== 0),
    ignoreCongestion: (flags & BITS_COST_STATE.ignoreCongestion) !== 0,
  };
}
