import { ReleasedError } from '../com/index.ts';

/** What a service has handed out, to let go of with it. */
export class Holdings {
  readonly #held = new Set<AsyncDisposable>();
  #over = false;

  /** @throws {ReleasedError} once the service was disposed */
  check(): void {
    if (this.#over) throw new ReleasedError('A service');
  }

  /** Remembers a thing until it is disposed; one that arrives after the service has gone goes too. */
  async keep<T extends AsyncDisposable>(thing: T): Promise<T> {
    this.#held.add(thing);
    if (!this.#over) return thing;
    await thing[Symbol.asyncDispose]();
    throw new ReleasedError('A service');
  }

  readonly forget = (thing: AsyncDisposable): void => void this.#held.delete(thing);

  async end(): Promise<void> {
    this.#over = true;
    await Promise.all([...this.#held].map((thing) => thing[Symbol.asyncDispose]()));
  }
}
