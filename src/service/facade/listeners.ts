/** Whoever has clients to let go of before the process leaves. */
export interface Listening {
  /** @returns a promise fulfilled when the clients have been let go */
  letGo(): Promise<void>;
}

/** All who tell clients what happens, so that a service that ends can give back what it holds of them. */
export class Listeners {
  readonly #listening = new Set<Listening>();

  add(one: Listening): void {
    this.#listening.add(one);
  }

  delete(one: Listening): void {
    this.#listening.delete(one);
  }

  async letGo(): Promise<void> {
    await Promise.all([...this.#listening].map((one) => one.letGo()));
  }
}
