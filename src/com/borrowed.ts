import { ReleasedError } from './com-error.ts';
import type { InterfaceDescription } from './interface.ts';
import type { Address, Calling } from './native/index.ts';
import { addReference, adopt, type Caller, type Pointing } from './pointer.ts';

/**
 * An interface pointer that an implementation is shown as an argument: the caller's, to be looked at until the method
 * returns and never released. `share()` it to keep it.
 */
export class Borrowed<I extends InterfaceDescription = InterfaceDescription> implements Pointing {
  readonly description: I;
  readonly #calling: Calling;
  #address: Address;

  constructor(description: I, address: Address, calling: Calling) {
    this.description = description;
    this.#calling = calling;
    this.#address = address;
  }

  /** @throws {ReleasedError} once the method it was an argument of has returned. */
  get address(): Address {
    if (this.#address === 0n) throw new ReleasedError(`A borrowed ${this.description.name} pointer`);
    return this.#address;
  }

  /** A pointer of our own to the same object. */
  share(): Caller<I> {
    addReference(this.description, this.address);
    return adopt(this.description, this.address, this.#calling);
  }

  /** The method is about to return: from now on the address means nothing. */
  expire(): void {
    this.#address = 0n;
  }
}
