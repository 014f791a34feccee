/**
 * Calls once when a signal aborts, unless the returned function was called before. A signal gets one listener, however many
 * wait for it: a program may watch a thousand jobs by one signal, and Node warns of a leak from eleven listeners on.
 */
export function onAbort(signal: AbortSignal | undefined, call: () => void): () => void {
  if (signal === undefined) return () => undefined;
  const waiting = everybody.get(signal) ?? new Waiting(signal);
  return waiting.add(call);
}

/** Who waits for a signal, as long as anybody does. */
class Waiting {
  readonly #signal: AbortSignal;
  readonly #calls = new Set<() => void>();

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.#aborted);
    everybody.set(signal, this);
  }

  add(call: () => void): () => void {
    // Its own function, since the same one may wait twice.
    const own = () => call();
    this.#calls.add(own);
    return () => {
      this.#calls.delete(own);
      if (this.#calls.size === 0) this.#leave();
    };
  }

  readonly #aborted = (): void => {
    this.#leave();
    for (const call of [...this.#calls]) if (this.#calls.delete(call)) call();
  };

  #leave(): void {
    this.#signal.removeEventListener('abort', this.#aborted);
    if (everybody.get(this.#signal) === this) everybody.delete(this.#signal);
  }
}

const everybody = new WeakMap<AbortSignal, Waiting>();
