import { setTimeout as wait } from 'node:timers/promises';
import type { RunSurroundings } from '../job/job-run.ts';
import { RetryPlan } from '../job/retry-plan.ts';
import {
  isTransient,
  openingOneByOne,
  publicUrl,
  RateLimit,
  TransferFailure,
  type FileTransfer,
  type Turn,
} from '../transfer/index.ts';
import type { DownloadSettings } from './download-settings.ts';
import { headerLines } from './header-lines.ts';

/** What a run works on, and what it tells. Nothing is told once the run was stopped. */
export interface DownloadRunHooks {
  readonly transfer: FileTransfer;
  readonly settings: DownloadSettings;
  readonly url: string;
  received(): void;
  failed(failure: TransferFailure, transiently: boolean): void;
  transferred(): void;
}

/** A server that asks who is there. */
const CHALLENGES: ReadonlySet<number> = new Set([401, 407]);

/** The work of a download between a Start and its end or the next Pause: one attempt after the other. */
export class DownloadRun {
  /** Fulfilled when nothing touches the file any more. */
  readonly settled: Promise<void>;
  readonly #stopping = new AbortController();
  readonly #hooks: DownloadRunHooks;
  readonly #surroundings: RunSurroundings;
  readonly #plan: RetryPlan;
  readonly #rate: RateLimit | undefined;
  /** Whether the server has asked who is there, and is told in each request from then on. */
  #challenged = false;

  /** @param previous settled when the run before this one has let go of the file */
  constructor(hooks: DownloadRunHooks, surroundings: RunSurroundings, previous: Promise<void> | undefined) {
    const { options } = surroundings.network;
    this.#hooks = hooks;
    this.#surroundings = surroundings;
    this.#plan = new RetryPlan(hooks.settings, options);
    this.#rate = options.maxBytesPerSecond === undefined ? undefined : new RateLimit(options.maxBytesPerSecond);
    this.settled = this.#work(previous);
  }

  stop(): void {
    this.#stopping.abort();
  }

  get #stopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #work(previous: Promise<void> | undefined): Promise<void> {
    await previous;
    while (!this.#stopped) {
      const turn = await this.#surroundings.turns.take(this.#hooks.settings, this.#stopping.signal);
      if (turn === undefined) return;
      const failure = await this.#attempt(turn);
      const gaveUp = turn.stop.stopped;
      turn.release();
      if (this.#stopped) return;
      if (failure === undefined) return this.#hooks.transferred();
      if (!gaveUp && !this.#answers(failure) && !(await this.#recover(failure))) return;
    }
  }

  async #attempt(turn: Turn): Promise<TransferFailure | undefined> {
    const { transfer, settings, url } = this.#hooks;
    const { turns, network } = this.#surroundings;
    const { customHeaders = '', authHeaders = '', allowInsecureRedirect = false } = settings.values;
    const attempt = openingOneByOne({
      url,
      network,
      stop: turn.stop,
      headers: { ...headerLines(customHeaders), ...(this.#challenged ? headerLines(authHeaders) : {}) },
      allowInsecureRedirect,
      onBytes: (_count, isNew) => {
        if (isNew) this.#plan.progressed();
        if (!this.#stopped) this.#hooks.received();
      },
      more: () => turns.spare(settings),
      ...(this.#rate && { rate: this.#rate }),
    });
    const stop = () => turn.stop.stop();
    this.#stopping.signal.addEventListener('abort', stop);
    try {
      return await transfer.run(attempt);
    } finally {
      this.#stopping.signal.removeEventListener('abort', stop);
    }
  }

  /** Whether the failure was a question that can be answered, once. */
  #answers({ reason }: TransferFailure): boolean {
    if (this.#challenged || !this.#hooks.settings.values.authHeaders) return false;
    this.#challenged = reason.kind === 'http-status' && CHALLENGES.has(reason.status);
    return this.#challenged;
  }

  /** @returns whether to go on */
  async #recover(failure: TransferFailure): Promise<boolean> {
    if (!isTransient(failure.reason)) {
      this.#hooks.failed(failure, false);
      return false;
    }
    const next = this.#plan.after(failure);
    this.#hooks.failed(failure, true);
    await wait(next.waitMilliseconds, undefined, { signal: this.#stopping.signal }).catch(() => {});
    if (this.#stopped) return false;
    if (next.then === 'give-up') this.#hooks.failed(this.#noProgress(failure), false);
    return next.then === 'retry';
  }

  #noProgress(last: TransferFailure): TransferFailure {
    const { settings, url } = this.#hooks;
    const message = `No new byte of ${publicUrl(url)} in ${settings.noProgressTimeoutSeconds} s. ${last.message}`;
    return new TransferFailure({ kind: 'no-progress', last: last.reason }, message, { cause: last });
  }
}
