import { callQueue } from './call-queue.ts';
import { ComError, ReleasedError } from './com-error.ts';
import { Binding, type FunctionTable } from './function-table.ts';
import { E_NOINTERFACE } from './hresult.ts';
import { ancestry, type CallerMethods, type DirectMethods, type InterfaceDescription } from './interface.ts';
import type { Invocation } from './invocation.ts';
import type { Address, Calling } from './native/index.ts';
import { SLOT } from './unknown.ts';

/** Whatever may stand for an interface pointer in a call: an owned pointer, a borrowed one, an object of ours. */
export interface Pointing {
  readonly address: Address;
}

/** An owned interface pointer with the methods of its interface. */
export type Caller<I extends InterfaceDescription> = ComPointer<I> & CallerMethods<I>;

/** As `Caller`, with methods that return their values instead of promises. */
export type DirectCaller<I extends InterfaceDescription> = ComPointer<I> & DirectMethods<I>;

/** Takes over a reference that somebody else counted for us: a method's output, say. */
export function adopt<I extends InterfaceDescription>(description: I, address: Address, calling: Calling): Caller<I> {
  return new (pointerClass(description, 'call'))(description, address, calling) as Caller<I>;
}

/**
 * As `adopt`, for an object of this process: where nothing can block, nothing need be awaited.
 * Never for a proxy: its service may call back before it answers, and would wait for this very thread.
 */
export function adoptDirectly<I extends InterfaceDescription>(description: I, address: Address): DirectCaller<I> {
  return new (pointerClass(description, 'callDirectly'))(description, address, 'direct') as DirectCaller<I>;
}

/**
 * An interface pointer that owns one reference, given back by `release()` or at the end of a `using` block. Releasing
 * twice is harmless; using it afterwards throws `ReleasedError`. One that is dropped without release is released when
 * the garbage collector finds it, with a warning.
 */
export class ComPointer<I extends InterfaceDescription> implements Disposable, Pointing {
  readonly description: I;
  readonly calling: Calling;
  readonly #functions: FunctionTable;
  #address: Address;
  #callsInFlight = 0;
  #onIdle: (() => void) | undefined;
  #release: Promise<void> = Promise.resolve();

  constructor(description: I, address: Address, calling: Calling) {
    const binding = Binding.of(description);
    this.description = description;
    this.calling = calling;
    this.#functions = binding.tableOf(address);
    this.#address = address;
    dropped.register(this, { functions: this.#functions, address, calling, name: description.name }, this);
  }

  /** @throws {ReleasedError} after `release` or `detach`. */
  get address(): Address {
    if (this.#address === 0n) throw new ReleasedError(`An ${this.description.name} pointer`);
    return this.#address;
  }

  get released(): boolean {
    return this.#address === 0n;
  }

  /** A second pointer to the same object, with a reference of its own. */
  share(): Caller<I> {
    addReference(this.description, this.address);
    return adopt(this.description, this.address, this.calling);
  }

  /** Another interface of the same object. @throws {ComError} `E_NOINTERFACE` where it has none. */
  async query<Other extends InterfaceDescription>(other: Other): Promise<Caller<Other>> {
    const [queryInterface] = Binding.of(this.description).invocations;
    const address = await this.call(queryInterface as Invocation, SLOT.queryInterface, [other.iid]);
    return adopt(other, address as Address, this.calling);
  }

  /** As `query`, with `undefined` where the object has no such interface. */
  async tryQuery<Other extends InterfaceDescription>(other: Other): Promise<Caller<Other> | undefined> {
    try {
      return await this.query(other);
    } catch (error) {
      if (error instanceof ComError && error.hresult === E_NOINTERFACE) return undefined;
      throw error;
    }
  }

  /** The same reference under another description, for what a method hands out as the interface that was asked for. */
  as<Other extends InterfaceDescription>(other: Other): Caller<Other> {
    return adopt(other, this.detach(), this.calling);
  }

  /** Gives our reference away: the address is the receiver's to release, and this pointer is spent. */
  detach(): Address {
    const address = this.address;
    this.#address = 0n;
    dropped.unregister(this);
    return address;
  }

  /** As `detach`, for an implementation that hands this pointer out; released where its interface is another. */
  giveAway({ name, iid }: Pick<InterfaceDescription, 'name' | 'iid'>): Address {
    const fits = [...ancestry(this.description)].some((each) => each.iid === iid);
    if (fits) return this.detach();
    void this.release();
    throw new ComError(`An ${this.description.name} pointer given as ${name}`, E_NOINTERFACE);
  }

  /** Gives our reference back once the calls on their way have returned. Resolves when the object has it. */
  release(): Promise<void> {
    if (!this.released) this.#release = this.#releaseWhenIdle(this.detach());
    return this.#release;
  }

  [Symbol.dispose](): void {
    void this.release();
  }

  /** Calls a method the way this pointer's calls travel. */
  async call(invocation: Invocation, slot: number, inputs: readonly unknown[]): Promise<unknown> {
    if (this.calling === 'direct') return this.callDirectly(invocation, slot, inputs);
    const { address, calling } = this;
    this.#callsInFlight += 1;
    try {
      return await invocation.queued(this.#functions.at(slot), address, inputs, calling);
    } finally {
      this.#callsInFlight -= 1;
      if (this.#callsInFlight === 0) this.#onIdle?.();
    }
  }

  /** Calls on the spot. Never for an object of another process: it may need this thread to answer. */
  callDirectly(invocation: Invocation, slot: number, inputs: readonly unknown[]): unknown {
    return invocation.direct(this.#functions.at(slot), this.address, inputs, this.calling);
  }

  async #releaseWhenIdle(address: Address): Promise<void> {
    if (this.#callsInFlight > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
    await releaseReference(this.#functions, address, this.calling);
  }
}

/** Counts a reference. Never leaves the process: a proxy counts for itself. */
export function addReference(description: InterfaceDescription, address: Address): void {
  Binding.of(description).tableOf(address).at(SLOT.addRef)(address);
}

async function releaseReference(functions: FunctionTable, address: Address, calling: Calling): Promise<void> {
  const release = functions.at(SLOT.release);
  if (calling === 'direct') release(address);
  else await callQueue.run(release, [address]);
}

const dropped = new FinalizationRegistry<Dropped>(({ functions, address, calling, name }) => {
  process.emitWarning(
    `An ${name} pointer was dropped without release(): hold it by "using", or release it.`,
    'ComLeakWarning',
  );
  void releaseReference(functions, address, calling);
});

interface Dropped {
  readonly functions: FunctionTable;
  readonly address: Address;
  readonly calling: Calling;
  readonly name: string;
}

/** The methods of an interface on top of a pointer: made once per interface, shared by all its pointers. */
function pointerClass(description: InterfaceDescription, how: 'call' | 'callDirectly'): PointerClass {
  const known = pointerClasses[how].get(description);
  if (known !== undefined) return known;
  const made = class extends ComPointer<InterfaceDescription> {};
  Binding.of(description).invocations.forEach((invocation, slot) => {
    if (slot <= SLOT.release) return;
    const invoke = function (this: ComPointer<InterfaceDescription>, ...inputs: unknown[]) {
      return this[how](invocation, slot, inputs);
    };
    Object.defineProperty(made.prototype, description.slots[slot]?.name ?? '', { value: invoke });
  });
  pointerClasses[how].set(description, made);
  return made;
}

type PointerClass = new (
  description: InterfaceDescription,
  address: Address,
  calling: Calling,
) => ComPointer<InterfaceDescription>;

const pointerClasses = {
  call: new WeakMap<InterfaceDescription, PointerClass>(),
  callDirectly: new WeakMap<InterfaceDescription, PointerClass>(),
};
