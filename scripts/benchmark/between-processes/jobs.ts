import {
  IBackgroundCopyManager,
  IDeliveryOptimizationJob,
  type IBackgroundCopyJob,
} from '../../../src/bindings/index.ts';
import { activate, type Caller, type Guid } from '../../../src/com/index.ts';
import { temporaryFolder } from '../../../test/helpers/temporary-folder.ts';

export interface SuspendedJob {
  readonly id: Guid;
  readonly job: Caller<typeof IBackgroundCopyJob>;
}

/** Makes suspended jobs for one small file, which either client may then drive, and takes them all back at the end. */
export class Jobs implements AsyncDisposable {
  readonly #manager: Caller<typeof IBackgroundCopyManager>;
  readonly #url: string;
  readonly #folder = temporaryFolder();
  readonly #made = new Set<SuspendedJob>();
  #count = 0;

  private constructor(manager: Caller<typeof IBackgroundCopyManager>, url: string) {
    this.#manager = manager;
    this.#url = url;
  }

  static async of(clsid: Guid, url: string): Promise<Jobs> {
    return new Jobs(await activate(clsid, IBackgroundCopyManager), url);
  }

  async create(): Promise<SuspendedJob> {
    const [id, job] = await this.#manager.CreateJob('benchmark', 'download');
    const made = { id, job };
    this.#made.add(made);
    const files = await job.query(IDeliveryOptimizationJob);
    const path = this.#folder.file(String(this.#count++));
    await files.AddFileWithRanges('1', this.#url, path, [], undefined);
    await files.release();
    return made;
  }

  /** Lends so many new jobs. */
  async lend<T>(count: number, use: (jobs: readonly SuspendedJob[]) => Promise<T>): Promise<T> {
    const jobs: SuspendedJob[] = [];
    while (jobs.length < count) jobs.push(await this.create());
    const result = await use(jobs);
    for (const made of jobs) await this.#discard(made);
    return result;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const made of this.#made) await this.#discard(made);
    await this.#manager.release();
    this.#folder[Symbol.dispose]();
  }

  async #discard(made: SuspendedJob): Promise<void> {
    this.#made.delete(made);
    await made.job.Cancel();
    await made.job.release();
  }
}
