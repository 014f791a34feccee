/** What is given back: an interface pointer. */
interface Releasable {
  release(): Promise<void>;
}

/**
 * A client's interface, asked for when it is first needed. What is let go is given back even where the answer is still on
 * its way: another process takes its time, and the client may have been replaced meanwhile.
 */
export class Found<Pointer extends Releasable | undefined> {
  readonly #find: () => Promise<Pointer>;
  #found: Promise<Pointer> | undefined;

  /** @param find answers with a reference that is this object's to give back */
  constructor(find: () => Promise<Pointer>) {
    this.#find = find;
  }

  /** The interface, which stays ours. Where it could not be found, the next to ask has it looked for again. */
  get(): Promise<Pointer> {
    return this.#found ?? this.#search();
  }

  /** Gives the reference back, once the calls on their way have returned. */
  async letGo(): Promise<void> {
    const found = this.#found;
    this.#found = undefined;
    await (await found?.catch(() => undefined))?.release();
  }

  #search(): Promise<Pointer> {
    const found = this.#find();
    this.#found = found;
    found.catch(() => {
      if (this.#found === found) this.#found = undefined;
    });
    return found;
  }
}
