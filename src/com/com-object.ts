import { inspect } from 'node:util';
import { ComError, ReleasedError } from './com-error.ts';
import type { Guid } from './guid.ts';
import { E_FAIL, E_NOINTERFACE } from './hresult.ts';
import { ancestry, type Implementation, type InterfaceDescription } from './interface.ts';
import type { Giving } from './interface-pointer.ts';
import { ffi, POINTER_SIZE, type Address, type Calling } from './native/index.ts';
import { objects, type Standing } from './object-table.ts';
import { writePointer } from './parameters/index.ts';
import type { Pointing } from './pointer.ts';
import { IUnknown } from './unknown.ts';
import { vtableOf } from './vtable.ts';

/** One vtable of an object: the interface, what implements it, and the IIDs that lead to it. */
export interface Facet {
  readonly description: InterfaceDescription;
  readonly implementation: Standing['implementation'];
  readonly answers: readonly Guid[];
}

export interface ObjectOptions {
  /** How calls on the interface pointers travel that this object is given: `queued` where others live. Default: `direct`. */
  readonly calling?: Calling;
  /** The HRESULT for an error that is no `ComError`; `undefined` leaves it E_FAIL, with a warning that shows the error. */
  readonly translate?: (error: unknown) => number | undefined;
  /** Called when the last reference is gone and the Release that took it has returned. */
  readonly onEnd?: () => void;
}

/** Implements one interface in JavaScript. The object lives until its last reference is released; the first is yours. */
export function implement<I extends InterfaceDescription>(
  description: I,
  implementation: NoInfer<Implementation<I>>,
  options: ObjectOptions = {},
): ComObject {
  return new ComObject([facet(description, implementation)], options);
}

/**
 * One interface of an object that has several, for `new ComObject([...])`.
 * @param answers the interfaces that QueryInterface answers with this vtable; default: the interface and all its bases
 */
export function facet<I extends InterfaceDescription>(
  description: I,
  implementation: NoInfer<Implementation<I>>,
  answers: readonly InterfaceDescription[] = [...ancestry(description)],
): Facet {
  return {
    description,
    implementation: implementation as Record<string, unknown> as Facet['implementation'],
    answers: answers.map(({ iid }) => iid),
  };
}

/**
 * A COM object implemented in JavaScript. Its facets share one reference count, and the first one is its identity: what
 * QueryInterface answers for IUnknown. Native memory is freed after the last Release, never inside it.
 */
export class ComObject implements Pointing, Giving, Disposable {
  readonly #facets: readonly Facet[];
  readonly #options: ObjectOptions;
  readonly #memory: Address;
  #references = 1;

  constructor(facets: readonly Facet[], options: ObjectOptions = {}) {
    this.#facets = facets;
    this.#options = options;
    this.#memory = ffi().alloc('uint8', facets.length * POINTER_SIZE) as Address;
    facets.forEach(({ description, implementation }, index) => {
      const address = this.#addressAt(index);
      writePointer(address, vtableOf(description));
      objects.set(address, { object: this, implementation, calling: options.calling ?? 'direct' });
    });
  }

  get references(): number {
    return this.#references;
  }

  /** The address of the first facet, which is the object's identity. */
  get address(): Address {
    if (this.#references === 0)
      throw new ReleasedError(`An object that implements ${this.#facets[0]?.description.name}`);
    return this.#memory;
  }

  /** Counts one reference more, to give away or to release. */
  share(): this {
    this.addReference();
    return this;
  }

  /** Counts one reference more and tells how many there are. */
  addReference(): number {
    if (this.#references === 0)
      throw new ReleasedError(`An object that implements ${this.#facets[0]?.description.name}`);
    return ++this.#references;
  }

  /** Gives one reference back and tells how many are left. Releasing more often than counted is harmless. */
  release(): number {
    if (this.#references === 0) return 0;
    this.#references -= 1;
    if (this.#references === 0) this.#end();
    return this.#references;
  }

  [Symbol.dispose](): void {
    this.release();
  }

  /** The address for an interface, counted; `undefined` where the object has no such interface. */
  queryInterface(iid: Guid): Address | undefined {
    const index = iid === IUnknown.iid ? 0 : this.#facets.findIndex(({ answers }) => answers.includes(iid));
    if (index < 0) return undefined;
    this.#references += 1;
    return this.#addressAt(index);
  }

  /** Hands one reference over to a caller, as the interface the method returns; gone also where that fails. */
  giveAway({ name, iid }: Pick<InterfaceDescription, 'name' | 'iid'>): Address {
    const address = this.queryInterface(iid);
    this.release();
    if (address === undefined) throw new ComError(`An object given as ${name}`, E_NOINTERFACE);
    return address;
  }

  /** The HRESULT that a method answers when its implementation threw `error`. */
  translate(error: unknown, method: string): number {
    const code = error instanceof ComError ? error.hresult : this.#options.translate?.(error);
    if (code !== undefined && code < 0) return code;
    process.emitWarning(`${method} threw and answered E_FAIL: ${inspect(error)}`, 'ComImplementationWarning');
    return E_FAIL;
  }

  #addressAt(index: number): Address {
    return this.#memory + BigInt(index * POINTER_SIZE);
  }

  #end(): void {
    this.#facets.forEach((_, index) => objects.delete(this.#addressAt(index)));
    setImmediate(() => {
      ffi().free(this.#memory);
      this.#options.onEnd?.();
    });
  }
}

/** Objects that others still hold references to. */
export const liveObjects = (): number => objects.size;
