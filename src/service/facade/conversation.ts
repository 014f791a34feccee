import { match } from 'ts-pattern';
import type { ComObject } from '../../com/index.ts';
import type { JobEvent, JobFile } from '../job/index.ts';
import type { Addressee } from './addressee.ts';
import type { News, OwedNews } from './owed-news.ts';
import { failureOf, reached } from './reached.ts';

/** How long until a client is called again, in milliseconds: doubling from the first to the longest. */
export interface RepeatDelays {
  readonly first: number;
  readonly longest: number;
}

/** How often a client is called that cannot be reached, before it is dropped. */
export const TRIES_TO_REACH = 3;

/** The objects a notification shows; each comes with a reference that is released after the call. */
export interface Shown {
  job(): ComObject;
  error(): ComObject | undefined;
  file(file: JobFile): ComObject;
}

export interface ConversationParts {
  readonly addressee: Addressee;
  readonly owed: OwedNews;
  readonly shown: Shown;
  readonly delays: RepeatDelays;
  /** What the client wants to be told at present, as `BG_NOTIFY` bits. */
  flags(): number;
  /** Called when it has come to its end by itself. @param left what a client that was dropped has yet to be told */
  onEnded(left?: OwedNews): void;
}

/**
 * What one client is told about one job: a call at a time, the next when it has returned, and nobody else waits for it.
 * - JobError is repeated at a growing interval until it is accepted or the job has left the error state; other news is
 *   told in the meantime.
 * - A client that could not be reached is called again at a growing interval, `TRIES_TO_REACH` times in all, and then
 *   dropped; one that is gone, or is no callback, at once.
 */
export class Conversation {
  readonly #parts: ConversationParts;
  #telling = false;
  #ended = false;
  #lastNews = false;
  #failures = 0;
  #refusals = 0;
  /** Timers that run until the client, or its JobError, is called again. */
  #reachAgain: NodeJS.Timeout | undefined;
  #repeatError: NodeJS.Timeout | undefined;
  #letGo: Promise<void> = Promise.resolve();

  constructor(parts: ConversationParts) {
    this.#parts = parts;
  }

  hear(event: JobEvent): void {
    this.#parts.owed.hear(event);
    if (event.kind === 'error') this.#forgetRefusals();
    this.look();
  }

  /** Tells what there is to tell, as after a change of the flags. */
  look(): void {
    if (!this.#telling && !this.#ended && this.#reachAgain === undefined) void this.#tellAll();
  }

  /** The job is final: tells what is still to be told, once, and lets go of the client. */
  finish(): void {
    this.#lastNews = true;
    this.look();
  }

  /** Tells nothing more. @returns a promise fulfilled when the client has been let go */
  end(): Promise<void> {
    if (this.#ended) return this.#letGo;
    this.#ended = true;
    clearTimeout(this.#reachAgain);
    this.#forgetRefusals();
    this.#letGo = this.#parts.addressee.letGo();
    return this.#letGo;
  }

  async #tellAll(): Promise<void> {
    this.#telling = true;
    for (let news = this.#next(); news !== undefined; news = this.#next()) await this.#tell(news);
    this.#telling = false;
    if (this.#ended || this.#reachAgain !== undefined) return;
    if (!this.#lastNews) return this.#parts.addressee.rest();
    void this.end();
    this.#parts.onEnded();
  }

  #next(): News | undefined {
    if (this.#ended || this.#reachAgain !== undefined) return undefined;
    return this.#parts.owed.take(this.#parts.flags(), this.#repeatError === undefined);
  }

  async #tell(news: News): Promise<void> {
    try {
      await this.#call(news);
      this.#failures = 0;
      if (news.kind === 'error') this.#refusals = 0;
    } catch (error) {
      if (this.#ended) return;
      match(failureOf(error))
        .with('answered', () => this.#refused(news))
        .with('unreached', () => this.#unreached(news))
        .with('gone', () => this.#drop(news))
        .exhaustive();
    }
  }

  async #call(news: News): Promise<void> {
    const { addressee, shown } = this.#parts;
    const client = await reached(addressee.reach());
    if (this.#ended) return;
    using job = shown.job();
    await match(news)
      .with({ kind: 'modified' }, () => client.JobModification(job, 0))
      .with({ kind: 'transferred' }, () => client.JobTransferred(job))
      .with({ kind: 'error' }, async () => {
        using error = shown.error();
        if (error !== undefined) await client.JobError(job, error);
      })
      .with({ kind: 'file-transferred' }, async ({ file }) => {
        const listening = await reached(addressee.reachForFiles());
        if (this.#ended) return;
        using object = shown.file(file);
        await listening?.FileTransferred(job, object);
      })
      .exhaustive();
  }

  /** The client has heard it; only JobError's answer matters. */
  #refused(news: News): void {
    this.#failures = 0;
    if (news.kind !== 'error') return;
    this.#parts.owed.putBack(news);
    const repeat = () => {
      this.#repeatError = undefined;
      this.look();
    };
    this.#repeatError = setTimeout(repeat, this.#delay(this.#refusals)).unref();
    this.#refusals += 1;
  }

  #unreached(news: News): void {
    this.#failures += 1;
    if (this.#failures >= TRIES_TO_REACH) return this.#drop(news);
    this.#parts.owed.putBack(news);
    const tryAgain = () => {
      this.#reachAgain = undefined;
      this.look();
    };
    this.#reachAgain = setTimeout(tryAgain, this.#delay(this.#failures - 1)).unref();
  }

  #drop(news: News): void {
    this.#parts.owed.putBack(news);
    void this.end();
    this.#parts.onEnded(this.#parts.owed);
  }

  #forgetRefusals(): void {
    clearTimeout(this.#repeatError);
    this.#repeatError = undefined;
    this.#refusals = 0;
  }

  #delay(before: number): number {
    const { first, longest } = this.#parts.delays;
    return Math.min(first * 2 ** before, longest);
  }
}
