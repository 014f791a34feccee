import type { Borrowed, Caller, ComObject, IUnknown } from '../../com/index.ts';
import type { Download, DownloadEvent } from '../download/index.ts';
import { statusOf } from './download-status.ts';
import type { Listening } from './listeners.ts';
import type { NotifierSurroundings } from './notifier.ts';
import { OwedStatuses, type StatusPace } from './owed-statuses.ts';
import { StatusTalk } from './status-talk.ts';

/** Tells the client of a download what becomes of it; see `StatusTalk`. The client is the one that was set last. */
export class StatusTeller implements Listening {
  readonly #download: Download;
  readonly #object: () => ComObject;
  readonly #surroundings: NotifierSurroundings;
  #client: Caller<typeof IUnknown> | undefined;
  #owed: OwedStatuses | undefined;
  #talk: StatusTalk | undefined;

  /** @param object the download's, with a reference that is released after each call */
  constructor(download: Download, object: () => ComObject, surroundings: NotifierSurroundings) {
    this.#download = download;
    this.#object = object;
    this.#surroundings = surroundings;
    download.on((event) => this.#hear(event));
  }

  /** The callback, with a reference for the receiver, as long as its client can be reached. */
  get client(): Caller<typeof IUnknown> | undefined {
    return this.#client?.share();
  }

  /** Takes a client in place of the one before, or none. It is told of every change from now on. */
  listen(client: Borrowed<typeof IUnknown> | undefined): void {
    this.#download.check('tune');
    void this.letGo();
    if (client === undefined) return;
    this.#client = client.share();
    this.#owed = new OwedStatuses(statusOf(this.#download));
    const talk = new StatusTalk({
      client: this.#client.share(),
      owed: this.#owed,
      delays: this.#surroundings.delays,
      object: this.#object,
      pace: () => this.#pace(),
      onEnded: () => void (this.#talk === talk && this.letGo()),
    });
    this.#talk = talk;
    this.#surroundings.listeners.add(this);
  }

  /** Tells nothing more to the present client. */
  async letGo(): Promise<void> {
    const [client, talk] = [this.#client, this.#talk];
    this.#client = undefined;
    this.#owed = undefined;
    this.#talk = undefined;
    this.#surroundings.listeners.delete(this);
    await Promise.all([talk?.end(), client?.release()]);
  }

  #hear(event: DownloadEvent): void {
    if (this.#owed === undefined || this.#talk === undefined) return;
    const status = statusOf(this.#download);
    if (event === 'standing') this.#owed.changed(status);
    else this.#owed.advanced(status);
    if (status.state === 'finalized' || status.state === 'aborted') this.#talk.finish();
    else this.#talk.look();
  }

  #pace(): StatusPace {
    const { callbackFreqSeconds, values } = this.#download.settings;
    return { seconds: callbackFreqSeconds, percent: values.callbackFreqPercent ?? 0 };
  }
}
