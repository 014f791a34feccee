import { setTimeout as wait } from 'node:timers/promises';
import { isTransient, publicUrl, TransferFailure } from '../transfer/index.ts';
import type { Network } from '../transfer/index.ts';
import type { JobFile } from './job-file.ts';
import type { JobSettings } from './job-settings.ts';
import { RetryPlan } from './retry-plan.ts';

/** What a run asks its job and tells it. Nothing is told once the run was stopped. */
export interface RunHooks {
  /** The first file that is not whole yet. */
  missing(): JobFile | undefined;
  received(): void;
  failed(failure: TransferFailure, file: JobFile, transiently: boolean): void;
  retrying(): void;
  allTransferred(): void;
}

/** Work that may still be letting go of its files. */
export type Settling = Pick<JobRun, 'settled'>;

/** The work of a job between a resume and its end or the next suspend: one file after the other, in order. */
export class JobRun {
  /** Fulfilled when nothing touches the files any more. */
  readonly settled: Promise<void>;
  readonly #stopping = new AbortController();
  readonly #hooks: RunHooks;
  readonly #network: Network;
  readonly #settings: JobSettings;

  /** @param previous the run before this one */
  constructor(hooks: RunHooks, network: Network, settings: JobSettings, previous: Settling | undefined) {
    this.#hooks = hooks;
    this.#network = network;
    this.#settings = settings;
    this.settled = this.#work(previous);
  }

  stop(): void {
    this.#stopping.abort();
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #work(previous: Settling | undefined): Promise<void> {
    await previous?.settled;
    const plan = new RetryPlan(this.#settings, this.#network.options);
    while (!this.#stopped) {
      const file = this.#hooks.missing();
      if (file === undefined) return this.#hooks.allTransferred();
      const failure = await this.#fetch(file, plan);
      if (failure !== undefined && !this.#stopped && !(await this.#recover(failure, file, plan))) return;
    }
  }

  #fetch(file: JobFile, plan: RetryPlan): Promise<TransferFailure | undefined> {
    const onBytes = (_count: number, isNew: boolean) => {
      if (isNew) plan.progressed();
      this.#hooks.received();
    };
    return file.transfer.run({ url: file.url, network: this.#network, signal: this.#stopping.signal, onBytes });
  }

  /** @returns whether to go on */
  async #recover(failure: TransferFailure, file: JobFile, plan: RetryPlan): Promise<boolean> {
    if (!isTransient(failure.reason) || this.#settings.noProgressTimeoutSeconds === 0) {
      this.#hooks.failed(failure, file, false);
      return false;
    }
    const next = plan.after(failure);
    this.#hooks.failed(failure, file, true);
    await wait(next.waitMilliseconds, undefined, { signal: this.#stopping.signal }).catch(() => {});
    if (this.#stopped) return false;
    if (next.then === 'give-up') this.#hooks.failed(this.#noProgress(failure, file), file, false);
    else this.#hooks.retrying();
    return next.then === 'retry';
  }

  #noProgress(last: TransferFailure, file: JobFile): TransferFailure {
    const message = `No new byte of ${publicUrl(file.url)} in ${this.#settings.noProgressTimeoutSeconds} s. ${last.message}`;
    return new TransferFailure({ kind: 'no-progress', last: last.reason }, message, { cause: last });
  }
}
