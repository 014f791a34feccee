import type { InterfaceDescription } from './interface.ts';
import { Invocation } from './invocation.ts';
import { ffi, POINTER_SIZE, readPointer, type Address, type NativeFunction } from './native/index.ts';

/**
 * The functions behind one vtable. Turning an address into something callable is slow in koffi and its memory is never
 * given back, so it happens once per slot of a vtable; all proxies of an interface share theirs.
 */
export class FunctionTable {
  readonly #vtable: Address;
  readonly #invocations: readonly Invocation[];
  readonly #functions: (NativeFunction | undefined)[];

  constructor(vtable: Address, invocations: readonly Invocation[]) {
    this.#vtable = vtable;
    this.#invocations = invocations;
    this.#functions = new Array<NativeFunction | undefined>(invocations.length).fill(undefined);
  }

  at(slot: number): NativeFunction {
    return this.#functions[slot] ?? this.#bind(slot);
  }

  #bind(slot: number): NativeFunction {
    const entry = readPointer(this.#vtable + BigInt(slot * POINTER_SIZE));
    const bound = ffi().decode(entry, (this.#invocations[slot] as Invocation).prototype()) as NativeFunction;
    this.#functions[slot] = bound;
    return bound;
  }
}

/** What is worked out once per interface: how each slot is called, and the tables of the vtables met so far. */
export class Binding {
  readonly description: InterfaceDescription;
  readonly invocations: readonly Invocation[];
  readonly #tables = new Map<Address, FunctionTable>();

  private constructor(description: InterfaceDescription) {
    this.description = description;
    this.invocations = description.slots.map((method) => new Invocation(description.name, method));
  }

  static of(description: InterfaceDescription): Binding {
    let binding = bindings.get(description);
    if (binding === undefined) bindings.set(description, (binding = new Binding(description)));
    return binding;
  }

  /** The functions of the object behind an interface pointer. */
  tableOf(pointer: Address): FunctionTable {
    const vtable = readPointer(pointer);
    let table = this.#tables.get(vtable);
    if (table === undefined) this.#tables.set(vtable, (table = new FunctionTable(vtable, this.invocations)));
    return table;
  }
}

const bindings = new WeakMap<InterfaceDescription, Binding>();
