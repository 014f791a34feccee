import type { Caller, InterfaceDescription } from '../com/index.ts';
import { either } from './abortable.ts';
import { attempt } from './attempt.ts';
import { isGone, type Connection } from './connection.ts';
import { DeliveryOptimizationError } from './delivery-optimization-error.ts';

/** What a handle leads to, as messages name it. */
interface Named {
  readonly kind: 'Job' | 'Download';
  readonly id: string;
}

/**
 * The pointer to a job or download, and who follows it there: one run or watch at a time, which ends when the handle is
 * let go, and goes on by another pointer where the service was gone and is back.
 */
export class Handle<I extends InterfaceDescription> {
  readonly #connection: Connection;
  readonly #named: Named;
  readonly #find: (signal: AbortSignal) => Promise<Caller<I> | undefined>;
  readonly #leaving = new AbortController();
  #pointer: Caller<I>;
  #followed = false;
  #running: Promise<unknown> | undefined;

  /** @param find asks the service for another pointer; `undefined` where the thing has gone with its service */
  constructor(
    connection: Connection,
    named: Named,
    pointer: Caller<I>,
    find: (signal: AbortSignal) => Promise<Caller<I> | undefined>,
  ) {
    this.#connection = connection;
    this.#named = named;
    this.#pointer = pointer;
    this.#find = find;
  }

  get pointer(): Caller<I> {
    return this.#pointer;
  }

  /** Aborts with `signal`, and when this is let go. */
  until(signal: AbortSignal | undefined): AbortSignal {
    return either(this.#leaving.signal, signal);
  }

  /** @throws {DeliveryOptimizationError} `invalid-state` where somebody follows it already; the signal's reason */
  async run<R>(run: (pointer: Caller<I>) => Promise<R>, signal: AbortSignal): Promise<R> {
    this.#enter();
    const running = this.#run(run, signal).finally(() => (this.#followed = false));
    this.#running = running.catch(() => undefined);
    return await running;
  }

  /** As `run()`. */
  async *watch<E>(
    watch: (pointer: Caller<I>) => AsyncGenerator<E, void>,
    signal: AbortSignal,
  ): AsyncGenerator<E, void> {
    this.#enter();
    try {
      for (;;) {
        using pointer = await this.#share('watch');
        try {
          return yield* watch(pointer);
        } catch (error) {
          await this.#findAgain(error, signal);
        }
      }
    } finally {
      this.#followed = false;
    }
  }

  /** Ends the run or the watch. Fulfilled once a run has ended; a watch does so when it is asked for its next event. */
  async leave(): Promise<void> {
    const { kind, id } = this.#named;
    this.#leaving.abort(new DeliveryOptimizationError('released', `${kind} ${id} was disposed meanwhile.`));
    await this.#running;
  }

  async #run<R>(run: (pointer: Caller<I>) => Promise<R>, signal: AbortSignal): Promise<R> {
    for (;;) {
      using pointer = await this.#share('run');
      try {
        return await run(pointer);
      } catch (error) {
        await this.#findAgain(error, signal);
      }
    }
  }

  #enter(): void {
    if (this.#followed) {
      const { kind, id } = this.#named;
      const message = `${kind} ${id} is being run or watched already: wait for that to end.`;
      throw new DeliveryOptimizationError('invalid-state', message);
    }
    this.#followed = true;
  }

  /** A pointer of its own for a run or a watch: it stops listening even where this is let go meanwhile. */
  #share(doing: string): Promise<Caller<I>> {
    const { kind, id } = this.#named;
    return attempt(`${doing} ${kind.toLowerCase()} ${id}`, async () => this.#pointer.share());
  }

  /** Takes another pointer where the service was gone, and throws on any other error. */
  async #findAgain(error: unknown, signal: AbortSignal): Promise<void> {
    if (!isGone(error)) throw error;
    const found = await this.#connection.whenBack(error, () => this.#find(signal), signal);
    if (found === undefined) throw error;
    if (signal.aborted) await found.release();
    signal.throwIfAborted();
    const lost = this.#pointer;
    this.#pointer = found;
    void lost.release().catch(() => undefined);
  }
}
