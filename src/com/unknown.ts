import { guid } from './guid.ts';
import type { InterfaceDescription, Method } from './interface.ts';
import { address, GUID } from './native/index.ts';
import { input, output } from './parameters/index.ts';

const plumbing = [
  { name: 'QueryInterface', parameters: [input('riid', GUID), output('ppv', address)], reports: false, returns: 'hr' },
  { name: 'AddRef', parameters: [], reports: false, returns: 'u32' },
  { name: 'Release', parameters: [], reports: false, returns: 'u32' },
] as const satisfies readonly Method[];

/** The root of every interface. Its three methods are called by pointers and answered by objects, never by hand. */
export const IUnknown: InterfaceDescription<typeof plumbing, typeof plumbing> = {
  name: 'IUnknown',
  iid: guid('00000000-0000-0000-c000-000000000046'),
  base: undefined,
  methods: plumbing,
  slots: plumbing,
};

export const SLOT = { queryInterface: 0, addRef: 1, release: 2 } as const;
