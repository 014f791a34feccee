import {
  bool32,
  describeInterface,
  input,
  IUnknown,
  method,
  nullableInterfacePointer,
  requested,
} from '../../com/index.ts';

/** Creates objects of a class. @see https://learn.microsoft.com/windows/win32/api/unknwn/nn-unknwn-iclassfactory */
export const IClassFactory = describeInterface({
  name: 'IClassFactory',
  iid: '00000001-0000-0000-c000-000000000046',
  base: IUnknown,
  methods: [
    /** An outer object that is not NULL answers `CLASS_E_NOAGGREGATION` where the class knows no aggregation. */
    method(
      'CreateInstance',
      input(
        'pUnkOuter',
        nullableInterfacePointer(() => IUnknown),
      ),
      requested('riid', 'ppv'),
    ),
    method('LockServer', input('fLock', bool32)),
  ],
});
