import type { RecordLog } from '../store/index.ts';
import { diskFault } from './disk-fault.ts';

/** Keeps a job, or a download, for the next process. */
export class Keeper<C> {
  readonly #log: RecordLog<C>;
  readonly #what: string;

  /** @param what is kept: completes the sentence "Could not keep …" */
  constructor(log: RecordLog<C>, what: string) {
    this.#log = log;
    this.#what = what;
  }

  /** Keeps what a call is about to do. @throws {JobFault} it could not be kept, so the call must not do it */
  keep(change: C): void {
    try {
      this.#log.append(change);
    } catch (cause) {
      throw diskFault(cause, `keep ${this.#what}`);
    }
  }

  /** Keeps what has happened, as far as possible: after a restart it shows again on disk or happens again. */
  note(change: C): void {
    try {
      this.keep(change);
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }

  /** Keeps that it is over, on a full disk by forgetting it at once. */
  keepEnd(change: C): void {
    try {
      this.#log.append(change);
    } catch {
      this.forget();
    }
  }

  /** Nothing is left to do. */
  forget(): void {
    try {
      this.#log.remove();
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }
}
