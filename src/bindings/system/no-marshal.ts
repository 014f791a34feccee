import { describeInterface, IUnknown } from '../../com/index.ts';

/** A mark without methods: the object must not leave its process. @see https://learn.microsoft.com/windows/win32/api/objidl/nn-objidl-inomarshal */
export const INoMarshal = describeInterface({
  name: 'INoMarshal',
  iid: 'ecc8691b-c1db-4dc0-855e-65f6c551af49',
  base: IUnknown,
  methods: [],
});
