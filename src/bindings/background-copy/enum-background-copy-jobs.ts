import {
  describeInterface,
  fetched,
  input,
  interfacePointer,
  IUnknown,
  method,
  output,
  reportingMethod,
  uint32,
} from '../../com/index.ts';
import type { Clone, Described } from '../self-reference.ts';
import { IBackgroundCopyJob } from './background-copy-job.ts';

const beforeClone = [
  /** `S_FALSE` when fewer jobs were left than asked for. */
  reportingMethod(
    'Next',
    fetched(
      interfacePointer(() => IBackgroundCopyJob),
      'inout',
    ),
  ),
  /** `S_FALSE` when fewer jobs were left to skip. */
  reportingMethod('Skip', input('celt', uint32)),
  method('Reset'),
] as const;

const getCount = method('GetCount', output('puCount', uint32));

export interface EnumJobs extends Described<
  typeof IUnknown,
  readonly [...typeof beforeClone, Clone<EnumJobs>, typeof getCount]
> {}

/**
 * The jobs of a user, or of all users, one after the other. Not in Delivery Optimization.
 * @see https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ienumbackgroundcopyjobs
 */
export const IEnumBackgroundCopyJobs: EnumJobs = describeInterface({
  name: 'IEnumBackgroundCopyJobs',
  iid: '1af4f612-3b71-466f-8f58-7b6f73ac57ad',
  base: IUnknown,
  methods: [
    ...beforeClone,
    method(
      'Clone',
      output(
        'ppenum',
        interfacePointer((): EnumJobs => IEnumBackgroundCopyJobs),
      ),
    ),
    getCount,
  ],
});
