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

const beforeClone = [
  /** `S_FALSE` when fewer objects were left than asked for. */
  reportingMethod(
    'Next',
    fetched(
      interfacePointer(() => IUnknown),
      'out',
    ),
  ),
  /** `S_FALSE` when fewer objects were left to skip. */
  reportingMethod('Skip', input('celt', uint32)),
  method('Reset'),
] as const;

export interface EnumUnknown extends Described<typeof IUnknown, readonly [...typeof beforeClone, Clone<EnumUnknown>]> {}

/**
 * Objects of any kind, one after the other.
 * @see https://learn.microsoft.com/windows/win32/api/objidl/nn-objidl-ienumunknown
 */
export const IEnumUnknown: EnumUnknown = describeInterface({
  name: 'IEnumUnknown',
  iid: '00000100-0000-0000-c000-000000000046',
  base: IUnknown,
  methods: [
    ...beforeClone,
    method(
      'Clone',
      output(
        'ppenum',
        interfacePointer((): EnumUnknown => IEnumUnknown),
      ),
    ),
  ],
});
