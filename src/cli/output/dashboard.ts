import type { JobRecord, WatchedJobs } from '../schema/records.ts';
import { dashboardLines, type WatchedJob } from './dashboard-lines.ts';
import { LiveLines } from './live-lines.ts';
import { placeLinesBy } from './say.ts';
import { observe, rateOf, type Samples } from './rate.ts';

/** All jobs on a terminal, drawn again in their place. */
export class Dashboard implements Disposable {
  readonly #lines: LiveLines;
  readonly #placing: Disposable;
  readonly #samples = new Map<string, Samples>();
  #list: WatchedJobs | undefined;
  #jobs: readonly WatchedJob[] = [];

  constructor(stream: NodeJS.WriteStream) {
    this.#lines = new LiveLines(stream, (columns, rows) =>
      this.#list === undefined ? [] : dashboardLines(this.#list, this.#jobs, columns, rows),
    );
    this.#placing = placeLinesBy(this.#lines.above);
  }

  show(list: WatchedJobs): void {
    const now = performance.now();
    this.#list = list;
    this.#jobs = list.jobs.map((record) => ({ record, rate: this.#rateOf(record, now) }));
    const present = new Set(list.jobs.map(({ id }) => id));
    for (const id of this.#samples.keys()) if (!present.has(id)) this.#samples.delete(id);
    this.#lines.refresh();
  }

  [Symbol.dispose](): void {
    this.#placing[Symbol.dispose]();
    this.#lines[Symbol.dispose]();
  }

  /** What does not move has no rate. */
  #rateOf({ id, state, bytesTransferred }: JobRecord, now: number): number | undefined {
    if (state !== 'transferring') return void this.#samples.delete(id);
    const samples = observe(this.#samples.get(id) ?? [], { atMs: now, bytes: bytesTransferred });
    this.#samples.set(id, samples);
    return rateOf(samples, now);
  }
}
