import { describeInterface, IUnknown } from '../../com/index.ts';

/** A mark without methods: the object may be called from any thread. @see https://learn.microsoft.com/windows/win32/api/objidl/nn-objidl-iagileobject */
export const IAgileObject = describeInterface({
  name: 'IAgileObject',
  iid: '94ea2b94-e9cc-49e0-c0ff-ee64ca8f5b90',
  base: IUnknown,
  methods: [],
});
