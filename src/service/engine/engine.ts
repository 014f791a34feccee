import { DownloadQueue } from '../download/index.ts';
import { JobQueue, type JobQueueOptions } from '../job/index.ts';
import { Turns } from '../job/turns.ts';
import { memoryStore, type Damaged, type Store } from '../store/index.ts';
import { DEFAULT_TRANSFER_OPTIONS, localDisk, openNetwork } from '../transfer/index.ts';
import type { Network } from '../transfer/index.ts';

export type EngineOptions = Omit<JobQueueOptions, 'sharing'>;

/** The whole service without its COM side: jobs and downloads, which share their connections and take turns at them. */
export class Engine implements AsyncDisposable {
  readonly jobs: JobQueue;
  readonly downloads: DownloadQueue;
  readonly #network: Network;
  readonly #store: Store;

  /** Takes up what the store has kept. The store is closed with the engine. */
  constructor({ transfer, store = memoryStore(), disk = localDisk, now, owner }: EngineOptions = {}) {
    const options = { ...DEFAULT_TRANSFER_OPTIONS, ...transfer };
    this.#network = openNetwork(options, disk);
    this.#store = store;
    const sharing = { network: this.#network, turns: new Turns(options) };
    this.jobs = new JobQueue({ transfer, store, disk, now, owner, sharing });
    this.downloads = new DownloadQueue({ sharing, store, now });
  }

  /** The records that could not be read, and were set aside. */
  get damaged(): readonly Damaged[] {
    return [...this.jobs.damaged, ...this.downloads.damaged];
  }

  /** Stops every transfer. What survives the process stays as it is; nothing can be started from now on. */
  async close(): Promise<void> {
    await Promise.all([this.jobs.close(), this.downloads.close()]);
    await this.#network.dispatcher.destroy();
    await this.#store.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
