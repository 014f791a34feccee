import {
  address,
  describeInterface,
  input,
  interfacePointer,
  IUnknown,
  method,
  nullableWideString,
  optionalOutput,
  output,
  uint32,
  type Address,
  type DataType,
} from '../../com/index.ts';

/** The address of a text, NULL, or all ones for the server's own principal name. */
const principalName: DataType<Address> = { ...address, name: 'wstr' };

/**
 * How calls through a proxy are authenticated; only proxies have it.
 * @see https://learn.microsoft.com/windows/win32/api/objidl/nn-objidl-iclientsecurity
 */
export const IClientSecurity = describeInterface({
  name: 'IClientSecurity',
  iid: '0000013d-0000-0000-c000-000000000046',
  base: IUnknown,
  methods: [
    method(
      'QueryBlanket',
      input(
        'pProxy',
        interfacePointer(() => IUnknown),
      ),
      optionalOutput('pAuthnSvc', uint32),
      optionalOutput('pAuthzSvc', uint32),
      optionalOutput('pServerPrincName', nullableWideString),
      optionalOutput('pAuthnLevel', uint32),
      optionalOutput('pImpLevel', uint32),
      optionalOutput('pAuthInfo', address),
      optionalOutput('pCapabilites', uint32),
    ),
    method(
      'SetBlanket',
      input(
        'pProxy',
        interfacePointer(() => IUnknown),
      ),
      input('dwAuthnSvc', uint32),
      input('dwAuthzSvc', uint32),
      input('pServerPrincName', principalName),
      input('dwAuthnLevel', uint32),
      input('dwImpLevel', uint32),
      input('pAuthInfo', address),
      input('dwCapabilities', uint32),
    ),
    method(
      'CopyProxy',
      input(
        'pProxy',
        interfacePointer(() => IUnknown),
      ),
      output(
        'ppCopy',
        interfacePointer(() => IUnknown),
      ),
    ),
  ],
});
