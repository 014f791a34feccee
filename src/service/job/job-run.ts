import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { isTransient, publicUrl, rateLimitFor, TransferFailure } from '../transfer/index.ts';
import type { Network } from '../transfer/index.ts';
import type { JobFile } from './job-file.ts';
import type { JobSettings } from './job-settings.ts';
import { RetryPlan } from './retry-plan.ts';
import { Round } from './round.ts';
import type { Turns } from './turns.ts';

/** What a run asks its job and tells it. Nothing is told once the run was stopped. */
export interface RunHooks {
  /** All files, in the order in which they are wanted; the list may grow while the run works. */
  readonly files: readonly JobFile[];
  received(): void;
  failed(failure: TransferFailure, file: JobFile, transiently: boolean): void;
  retrying(): void;
  allTransferred(): void;
  /** Whether the run waits for others before it gets its first connection; told with every connection that it gets. */
  queued(waiting: boolean): void;
}

/** What runs share. */
export interface RunSurroundings {
  readonly network: Network;
  readonly turns: Turns;
}

/** Work that may still be letting go of its files. */
export type Settling = Pick<JobRun, 'settled'>;

/** The work of a job between a resume and its end or the next suspend: round after round, until every file is whole. */
export class JobRun {
  /** Fulfilled when nothing touches the files any more. */
  readonly settled: Promise<void>;
  readonly #stopping = new AbortController();
  readonly #hooks: RunHooks;
  readonly #surroundings: RunSurroundings;
  readonly #settings: JobSettings;

  /** @param previous the run before this one */
  constructor(hooks: RunHooks, surroundings: RunSurroundings, settings: JobSettings, previous: Settling | undefined) {
    this.#hooks = hooks;
    this.#surroundings = surroundings;
    this.#settings = settings;
    // As many as there are connections wait for it, and no fewer are meant.
    setMaxListeners(0, this.#stopping.signal);
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
    const plan = new RetryPlan(this.#settings, this.#surroundings.network.options);
    const hooks = {
      rate: rateLimitFor(this.#surroundings.network.options),
      files: this.#hooks.files,
      queued: (waiting: boolean) => this.#hooks.queued(waiting),
      received: (isNew: boolean) => {
        if (isNew) plan.progressed();
        if (!this.#stopped) this.#hooks.received();
      },
    };
    while (!this.#stopped) {
      const round = new Round(hooks, this.#surroundings, this.#settings, this.#stopping.signal);
      const stumbled = await round.ended;
      if (this.#stopped) return;
      if (stumbled === undefined) return this.#hooks.allTransferred();
      if (!(await this.#recover(stumbled.failure, stumbled.file, plan))) return;
    }
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
