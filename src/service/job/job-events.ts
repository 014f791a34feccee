import type { TransferError } from './transfer-error.ts';

/**
 * What a job tells its listeners.
 * - `transferred`: every file is there, waiting for `complete` or `cancel`.
 * - `error`: the job went into state `error` and waits for its user; failures that may pass are not told.
 * - `modified`: bytes, files, properties or state changed since the last time.
 */
export type JobEvent =
  | { readonly kind: 'transferred' }
  | { readonly kind: 'error'; readonly error: TransferError }
  | { readonly kind: 'modified' };

export type JobListener = (event: JobEvent) => void;

/** Delivers events in order, never inside the call that brought them about. At most one `modified` waits. */
export class JobEvents {
  readonly #listeners = new Set<{ readonly hear: JobListener }>();
  #waiting: JobEvent[] = [];

  on(hear: JobListener): () => void {
    const listener = { hear };
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  emit(event: JobEvent): void {
    if (event.kind === 'modified' && this.#waiting.some(({ kind }) => kind === 'modified')) return;
    if (this.#waiting.length === 0) setImmediate(() => this.#deliver());
    this.#waiting.push(event);
  }

  /** Withdraws what nobody needs to act on any more, once the job is final. */
  withdraw(): void {
    this.#waiting = this.#waiting.filter(({ kind }) => kind === 'modified');
  }

  /** One event a turn: what a listener does about it can withdraw the next one. */
  #deliver(): void {
    const event = this.#waiting.shift();
    if (event === undefined) return;
    if (this.#waiting.length > 0) setImmediate(() => this.#deliver());
    for (const { hear } of [...this.#listeners]) guarded(hear, event);
  }
}

/** The job goes on; the mistake still comes to light, as a warning of the process. */
function guarded(hear: JobListener, event: JobEvent): void {
  try {
    hear(event);
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}
