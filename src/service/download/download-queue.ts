import { randomUUID } from 'node:crypto';
import { diskFault } from '../job/disk-fault.ts';
import { JobFault } from '../job/index.ts';
import type { RunSurroundings } from '../job/job-run.ts';
import { Keeper } from '../job/keeper.ts';
import { Retention } from '../job/retention.ts';
import type { Collection, Store } from '../store/index.ts';
import type { DownloadChange, DownloadRecord } from './download-record.ts';
import { DOWNLOAD_RECORDS } from './download-records.ts';
import { DownloadRun } from './download-run.ts';
import type { DownloadSurroundings } from './download-surroundings.ts';
import { Download } from './download.ts';
import { KeptRecord, type BeginKeeping } from './kept-record.ts';

/**
 * - `sharing`: the connections; they are closed by whoever opened them.
 * - `store`: where downloads are kept that survive the process, and the temporary files that must not.
 */
export interface DownloadQueueOptions {
  readonly sharing: RunSurroundings;
  readonly store: Store;
  readonly now?: (() => Date) | undefined;
}

/** All downloads that are not final, whoever still holds them. */
export class DownloadQueue implements AsyncDisposable {
  readonly #downloads = new Map<string, Download>();
  /** Those that are over, while something of theirs has yet to go. */
  readonly #leaving = new Set<Promise<void>>();
  readonly #collection: Collection<DownloadRecord, DownloadChange>;
  readonly #surroundings: DownloadSurroundings;
  readonly #retention: Retention;
  readonly #now: () => Date;
  #closing: Promise<void> | undefined;

  /** Takes up the downloads that the store has kept, and removes what the others have left behind. */
  constructor({ sharing, store, now = () => new Date() }: DownloadQueueOptions) {
    this.#now = now;
    this.#surroundings = {
      disk: sharing.network.disk,
      checkOpen: () => this.#checkOpen(),
      start: (hooks, previous) => new DownloadRun(hooks, sharing, previous),
      ended: (download) => this.#ended(download),
    };
    this.#collection = store.collection(DOWNLOAD_RECORDS);
    this.#takeUp();
    this.#retention = new Retention(
      () => this.downloads().map((download) => ({ created: download.created, end: () => download.abort() })),
      now,
    );
  }

  /** The records that could not be read, and were set aside. */
  get damaged(): Collection<DownloadRecord, DownloadChange>['damaged'] {
    return this.#collection.damaged;
  }

  /** A new download. @throws {JobFault} `invalid-state`: the queue is closed */
  create(): Download {
    this.#checkOpen();
    const id = randomUUID();
    const created = this.#now().getTime();
    const record: DownloadRecord = { created, settings: {}, standing: { state: 'created', finalizing: false } };
    return this.#open(id, new KeptRecord(record, this.#beginKeeping(id)));
  }

  /** In the order of their creation. */
  downloads(): readonly Download[] {
    return [...this.#downloads.values()];
  }

  /** Ends at once, as far as that is possible, what is not to survive the process. */
  leave(): void {
    for (const download of this.downloads()) download.leave();
  }

  /** Stops every transfer, and ends what is not to survive the process. Nothing can be started from now on. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #takeUp(): void {
    const found = [...this.#collection.found].sort((one, other) => one.record.created - other.record.created);
    for (const { id, record, take } of found) {
      const keeperOf = (snapshot: () => DownloadRecord) => new Keeper(take(snapshot), `download ${id}`);
      const download = this.#open(id, new KeptRecord(record, this.#beginKeeping(id), keeperOf));
      if (!download.takeUp()) this.#ended(download);
    }
  }

  #open(id: string, kept: KeptRecord): Download {
    const download = new Download(id, kept, this.#surroundings);
    this.#downloads.set(id, download);
    return download;
  }

  #beginKeeping(id: string): BeginKeeping {
    return (record, snapshot) => {
      try {
        return new Keeper(this.#collection.add(id, record, snapshot), `download ${id}`);
      } catch (cause) {
        throw diskFault(cause, `keep download ${id}`);
      }
    };
  }

  #ended(download: Download): void {
    this.#downloads.delete(download.id);
    const gone = download.settled.finally(() => this.#leaving.delete(gone));
    this.#leaving.add(gone);
  }

  async #close(): Promise<void> {
    this.#retention.end();
    const left = this.downloads();
    this.leave();
    await Promise.all([...left.map(({ settled }) => settled), ...this.#leaving]);
  }

  #checkOpen(): void {
    if (this.#closing !== undefined) throw new JobFault('invalid-state', 'The queue is closed. Open a new one.');
  }
}
