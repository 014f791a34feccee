import { inspect } from 'node:util';
import { PlannedFault, type Fault } from './fault.ts';
import { invalid } from './invalid.ts';

/** Clients that have gone without a word, by their jobs. */
export class CallbackFaults {
  readonly #hasJob: (id: string) => boolean;
  readonly #faults = new Map<string, PlannedFault>();

  constructor(hasJob: (id: string) => boolean) {
    this.#hasJob = hasJob;
  }

  kill(job: { readonly id: string }): Fault {
    if (!this.#hasJob(job.id)) {
      throw invalid(`The service has no job ${inspect(job.id)}`, 'give one of its own that has not ended');
    }
    const fault = new PlannedFault(`death of the callback of job ${job.id}`, { times: 1 });
    this.#faults.get(job.id)?.clear();
    this.#faults.set(job.id, fault);
    return fault;
  }

  /** Whether the client that is to be told something has gone; asked before each call. */
  hasGone(jobId: string): boolean {
    return this.#faults.get(jobId)?.strike() ?? false;
  }

  clear(): void {
    for (const fault of this.#faults.values()) fault.clear();
    this.#faults.clear();
  }
}
