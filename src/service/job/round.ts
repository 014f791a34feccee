import { openingOneByOne } from '../transfer/index.ts';
import type { RateLimit, TransferFailure, Turn } from '../transfer/index.ts';
import type { JobFile } from './job-file.ts';
import type { RunSurroundings } from './job-run.ts';
import type { JobSettings } from './job-settings.ts';

export interface RoundHooks {
  /** Shared by all rounds of a job. */
  readonly rate: RateLimit | undefined;
  readonly files: readonly JobFile[];
  /** A piece is on disk, `isNew` for the first time, or a file is whole. */
  received(isNew: boolean): void;
  queued(waiting: boolean): void;
}

/** The first file, in their order, that could not be transferred. */
export interface Stumbled {
  readonly file: JobFile;
  readonly failure: TransferFailure;
}

/** What is being worked on: a file, its place in the list, and the turn that can be ended. */
interface Active {
  readonly index: number;
  readonly turn: Turn;
}

/**
 * One go at everything a job is missing: its files in their order, several at once. When one fails, those before it are
 * still brought to their end, those after it are stopped and keep what they have: as if they had gone one by one.
 */
export class Round {
  /** Fulfilled when nothing of the round moves any more; `undefined`: every file is whole, or the round was stopped. */
  readonly ended: Promise<Stumbled | undefined>;
  readonly #hooks: RoundHooks;
  readonly #surroundings: RunSurroundings;
  readonly #settings: JobSettings;
  readonly #stopping: AbortSignal;
  readonly #active = new Set<Active>();
  /** Files before this one are being worked on, or have been. */
  #next = 0;
  /** Files that had to give their turn back, by their place. */
  readonly #returned = new Set<number>();
  #stumbled: (Stumbled & { readonly index: number }) | undefined;
  #lanes = 0;
  #waiting = 0;

  constructor(hooks: RoundHooks, surroundings: RunSurroundings, settings: JobSettings, stopping: AbortSignal) {
    this.#hooks = hooks;
    this.#surroundings = surroundings;
    this.#settings = settings;
    this.#stopping = stopping;
    this.ended = this.#work();
  }

  async #work(): Promise<Stumbled | undefined> {
    const stop = () => this.#stopFrom(0);
    this.#stopping.addEventListener('abort', stop);
    try {
      await this.#lane();
      return this.#stumbled;
    } finally {
      this.#stopping.removeEventListener('abort', stop);
    }
  }

  /** Takes one file after the other, and opens the next lane once it has got hold of one. */
  async #lane(): Promise<void> {
    this.#lanes += 1;
    let beside: Promise<void> | undefined;
    while (this.#hasNext()) {
      const turn = await this.#turn();
      const index = turn && this.#takeNext();
      if (turn === undefined) break;
      if (index === undefined) {
        turn.release();
        break;
      }
      const { connectionsPerJob } = this.#surroundings.network.options;
      if (beside === undefined && this.#lanes < connectionsPerJob && this.#hasNext()) beside = this.#lane();
      await this.#transfer(index, turn);
    }
    await beside;
  }

  async #turn(): Promise<Turn | undefined> {
    const { turns } = this.#surroundings;
    const spare = turns.spare(this.#settings);
    if (spare !== undefined) {
      this.#hooks.queued(false);
      return spare;
    }
    this.#waiting += 1;
    if (this.#active.size === 0) this.#hooks.queued(true);
    const turn = await turns.take(this.#settings, this.#stopping);
    this.#waiting -= 1;
    if (turn !== undefined) this.#hooks.queued(false);
    return turn;
  }

  async #transfer(index: number, turn: Turn): Promise<void> {
    const file = this.#hooks.files[index];
    if (file === undefined) return turn.release();
    const active = { index, turn };
    this.#active.add(active);
    const attempt = openingOneByOne({
      url: file.url,
      network: this.#surroundings.network,
      stop: turn.stop,
      onBytes: (_count, isNew) => this.#hooks.received(isNew),
      more: () => this.#surroundings.turns.spare(this.#settings),
      rate: this.#hooks.rate,
    });
    const failure = await file.transfer.run(attempt);
    this.#active.delete(active);
    const gaveUp = turn.stop.stopped;
    turn.release();
    if (this.#stopping.aborted) return;
    if (failure === undefined) this.#hooks.received(false);
    else if (gaveUp) this.#returned.add(index);
    else if (index < (this.#stumbled?.index ?? Infinity)) {
      this.#stumbled = { index, file, failure };
      this.#stopFrom(index + 1);
    }
  }

  #stopFrom(first: number): void {
    for (const { index, turn } of this.#active) if (index >= first) turn.stop.stop();
  }

  #hasNext(): boolean {
    if (this.#stopping.aborted) return false;
    const end = this.#stumbled?.index ?? this.#hooks.files.length;
    for (const index of this.#returned) if (index < end) return true;
    while (this.#next < end && this.#hooks.files[this.#next]?.transfer.whole) this.#next += 1;
    return this.#next < end;
  }

  #takeNext(): number | undefined {
    if (!this.#hasNext()) return undefined;
    const end = this.#stumbled?.index ?? Infinity;
    const first = Math.min(...this.#returned, this.#next);
    if (first >= end) return undefined;
    if (!this.#returned.delete(first)) this.#next += 1;
    return first;
  }
}
