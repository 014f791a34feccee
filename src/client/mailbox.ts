import type { Notice } from './callback.ts';
import { onAbort } from './on-abort.ts';

/**
 * Where notices wait for the run that reads them: errors and transfers in order, modifications folded into one, since
 * they only say that there is something to look at.
 */
export class Mailbox {
  #notices: Notice[] = [];
  #wake: (() => void) | undefined;
  #closed = false;

  readonly put = (notice: Notice): void => {
    if (this.#closed) return discard(notice);
    if (notice.kind === 'modified' && this.#notices.some(({ kind }) => kind === 'modified')) return;
    this.#notices.push(notice);
    this.#wake?.();
  };

  /** The next notice; `undefined` after `patienceMs` without one, and as soon as `signal` aborts. */
  async next(patienceMs: number, signal: AbortSignal | undefined): Promise<Notice | undefined> {
    if (this.#notices.length === 0 && !signal?.aborted) await this.#wait(patienceMs, signal);
    return this.#notices.shift();
  }

  /** Forgets the errors that wait: what became of them is decided. */
  dropErrors(): void {
    const errors = this.#notices.filter(({ kind }) => kind === 'error');
    this.#notices = this.#notices.filter(({ kind }) => kind !== 'error');
    errors.forEach(discard);
  }

  /** From now on nobody reads: error objects that came too late are given back. */
  close(): void {
    this.#closed = true;
    for (const notice of this.#notices.splice(0)) discard(notice);
  }

  /** The timer also keeps the process alive: a callback that may come is nothing Node waits for. */
  #wait(patienceMs: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        forget();
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(done, patienceMs);
      const forget = onAbort(signal, done);
      this.#wake = done;
    });
  }
}

function discard(notice: Notice): void {
  if (notice.kind === 'error') notice.error[Symbol.dispose]();
}
