import type { RecordLog } from '../store/index.ts';
import { diskFault } from './disk-fault.ts';
import type { JobChange } from './job-record.ts';

/** Keeps a job for the next process. */
export class JobKeeper {
  readonly #log: RecordLog<JobChange>;

  constructor(log: RecordLog<JobChange>) {
    this.#log = log;
  }

  /** Keeps what a call is about to do. @throws {JobFault} it could not be kept, so the call must not do it */
  keep(change: JobChange): void {
    try {
      this.#log.append(change);
    } catch (cause) {
      throw diskFault(cause, 'keep the job');
    }
  }

  /** Keeps what has happened, as far as possible: after a restart it shows again on disk or happens again. */
  note(change: JobChange): void {
    try {
      this.keep(change);
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }

  /** Keeps that the job is over, on a full disk by forgetting it at once. */
  keepEnd(change: JobChange): void {
    try {
      this.#log.append(change);
    } catch {
      this.forget();
    }
  }

  /** Nothing is left to do for the job. */
  forget(): void {
    try {
      this.#log.remove();
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
  }
}
