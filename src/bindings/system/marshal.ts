import {
  address,
  describeInterface,
  GUID,
  input,
  interfacePointer,
  IUnknown,
  method,
  output,
  requested,
  uint32,
} from '../../com/index.ts';
import { IStream } from './stream.ts';

const marshalled = [
  input('riid', GUID),
  input('pv', address),
  input('dwDestContext', uint32),
  input('pvDestContext', address),
  input('mshlflags', uint32),
] as const;

/**
 * An object's own way across apartments. COM asks every object for it; those without it are marshalled by COM itself.
 * @see https://learn.microsoft.com/windows/win32/api/objidl/nn-objidl-imarshal
 */
export const IMarshal = describeInterface({
  name: 'IMarshal',
  iid: '00000003-0000-0000-c000-000000000046',
  base: IUnknown,
  methods: [
    method('GetUnmarshalClass', ...marshalled, output('pCid', GUID)),
    method('GetMarshalSizeMax', ...marshalled, output('pSize', uint32)),
    method(
      'MarshalInterface',
      input(
        'pStm',
        interfacePointer(() => IStream),
      ),
      ...marshalled,
    ),
    method(
      'UnmarshalInterface',
      input(
        'pStm',
        interfacePointer(() => IStream),
      ),
      requested('riid', 'ppv'),
    ),
    method(
      'ReleaseMarshalData',
      input(
        'pStm',
        interfacePointer(() => IStream),
      ),
    ),
    method('DisconnectObject', input('dwReserved', uint32)),
  ],
});
