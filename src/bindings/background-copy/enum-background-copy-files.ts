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
import { IBackgroundCopyFile } from './background-copy-file.ts';

const beforeClone = [
  /** `S_FALSE` when fewer files were left than asked for. */
  reportingMethod(
    'Next',
    fetched(
      interfacePointer(() => IBackgroundCopyFile),
      'inout',
    ),
  ),
  /** `S_FALSE` when fewer files were left to skip. */
  reportingMethod('Skip', input('celt', uint32)),
  method('Reset'),
] as const;

const getCount = method('GetCount', output('puCount', uint32));

export interface EnumFiles extends Described<
  typeof IUnknown,
  readonly [...typeof beforeClone, Clone<EnumFiles>, typeof getCount]
> {}

/**
 * The files of a job, one after the other. Delivery Optimization does not document Clone.
 * @see https://learn.microsoft.com/windows/win32/api/bits/nn-bits-ienumbackgroundcopyfiles
 */
export const IEnumBackgroundCopyFiles: EnumFiles = describeInterface({
  name: 'IEnumBackgroundCopyFiles',
  iid: 'ca51e165-c365-424c-8d41-24aaa4ff3c40',
  base: IUnknown,
  methods: [
    ...beforeClone,
    method(
      'Clone',
      output(
        'ppenum',
        interfacePointer((): EnumFiles => IEnumBackgroundCopyFiles),
      ),
    ),
    getCount,
  ],
});
