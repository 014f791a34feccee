import type { ComObject } from './com-object.ts';
import type { Address, Calling } from './native/index.ts';

/** What stands behind one address that we handed out as an interface pointer. */
export interface Standing {
  readonly object: ComObject;
  readonly implementation: Readonly<Record<string, (...inputs: readonly unknown[]) => unknown>>;
  /** How calls on the pointers travel that the object is given. */
  readonly calling: Calling;
}

/** All objects implemented here, by the address of each of their vtable pointers: `this` finds the object. */
export const objects = new Map<Address, Standing>();
