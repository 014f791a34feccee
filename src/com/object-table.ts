import type { ComObject } from './com-object.ts';
import type { Address, Calling } from './native/index.ts';

/** What stands behind one address that we handed out as an interface pointer. */
export interface Standing {
  readonly object: ComObject;
  readonly implementation: Readonly<Record<string, (...inputs: readonly unknown[]) => unknown>>;
  /** How calls on the pointers travel that the object is given. */
  readonly calling: Calling;
}

/** `this` as a stub is given it: a number wherever an address fits one, which costs less to make and to find. */
export type This = number | bigint;

/** koffi's type of a stub's `this`. */
export const THIS_TYPE = 'uintptr_t';

/** All objects implemented here, by the address of each of their vtable pointers: `this` finds the object. */
class ObjectTable {
  readonly #standing = new Map<This, Standing>();

  get size(): number {
    return this.#standing.size;
  }

  get(self: This): Standing | undefined {
    return this.#standing.get(self);
  }

  set(address: Address, standing: Standing): void {
    this.#standing.set(thisOf(address), standing);
  }

  delete(address: Address): void {
    this.#standing.delete(thisOf(address));
  }
}

export const objects = new ObjectTable();

function thisOf(address: Address): This {
  const number = Number(address);
  return Number.isSafeInteger(number) ? number : address;
}
