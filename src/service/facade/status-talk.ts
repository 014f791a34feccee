import { match } from 'ts-pattern';
import { IDODownloadStatusCallback } from '../../bindings/index.ts';
import type { Caller, ComObject, IUnknown } from '../../com/index.ts';
import { TRIES_TO_REACH, type RepeatDelays } from './conversation.ts';
import type { DownloadStatus } from './download-status.ts';
import { Found } from './found.ts';
import type { OwedStatuses, StatusPace } from './owed-statuses.ts';
import { failureOf, reached } from './reached.ts';

export interface StatusTalkParts {
  readonly client: Caller<typeof IUnknown>;
  readonly owed: OwedStatuses;
  readonly delays: RepeatDelays;
  /** The download's object, with a reference that is released after the call. */
  object(): ComObject;
  pace(): StatusPace;
  /** Called when it has come to its end by itself. */
  onEnded(): void;
}

/**
 * What one client is told about one download: a call at a time, the next when it has returned, and nobody else waits for
 * it. What OnStatusChange answers is of no importance. A client that could not be reached is called again at a growing
 * interval, `TRIES_TO_REACH` times in all, and then dropped; one that is gone, or is no callback, at once.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nn-deliveryoptimization-idodownloadstatuscallback
 */
export class StatusTalk {
  readonly #parts: StatusTalkParts;
  readonly #callback: Found<Caller<typeof IDODownloadStatusCallback>>;
  #begun = false;
  #ended = false;
  #lastNews = false;
  #failures = 0;
  #waitsToReach = false;
  #later: NodeJS.Timeout | undefined;

  constructor(parts: StatusTalkParts) {
    this.#parts = parts;
    this.#callback = new Found(() => parts.client.query(IDODownloadStatusCallback));
  }

  /** Tells what there is to tell, never inside the call that brought it about. */
  look(): void {
    if (this.#begun || this.#ended || this.#waitsToReach) return;
    this.#begun = true;
    clearTimeout(this.#later);
    setImmediate(() => void this.#tellAll());
  }

  /** The download is final: tells what is still to be told, once, and ends. */
  finish(): void {
    this.#lastNews = true;
    this.look();
  }

  /** Tells nothing more. @returns a promise fulfilled when the client has been let go */
  async end(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#later);
    await Promise.all([this.#callback.letGo(), this.#parts.client.release()]);
  }

  async #tellAll(): Promise<void> {
    const { owed, pace } = this.#parts;
    const next = () => (this.#ended || this.#waitsToReach ? undefined : owed.take(pace()));
    for (let status = next(); status !== undefined; status = next()) await this.#tell(status);
    this.#begun = false;
    if (this.#ended || this.#waitsToReach) return;
    if (this.#lastNews) return this.#leave();
    const wait = owed.wait(pace());
    if (wait !== undefined) this.#lookAfter(wait);
  }

  async #tell(status: DownloadStatus): Promise<void> {
    try {
      const callback = await reached(this.#callback.get());
      if (this.#ended) return;
      using download = this.#parts.object();
      await callback.OnStatusChange(download, status);
      this.#failures = 0;
    } catch (error) {
      if (this.#ended) return;
      match(failureOf(error))
        .with('answered', () => {
          this.#failures = 0;
        })
        .with('unreached', () => this.#unreached(status))
        .with('gone', () => this.#leave())
        .exhaustive();
    }
  }

  #unreached(status: DownloadStatus): void {
    const { owed, delays } = this.#parts;
    this.#failures += 1;
    if (this.#failures >= TRIES_TO_REACH) return this.#leave();
    owed.putBack(status);
    this.#waitsToReach = true;
    const tryAgain = () => {
      this.#waitsToReach = false;
      this.look();
    };
    clearTimeout(this.#later);
    this.#later = setTimeout(tryAgain, Math.min(delays.first * 2 ** (this.#failures - 1), delays.longest)).unref();
  }

  #lookAfter(milliseconds: number): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.look(), milliseconds).unref();
  }

  #leave(): void {
    void this.end();
    this.#parts.onEnded();
  }
}
