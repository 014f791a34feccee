import type { JobProgress } from '../../index.ts';
import { LiveLines } from './live-lines.ts';
import type { DisplayedJob, ProgressDisplay } from './progress-display.ts';
import { progressLine } from './progress-line.ts';
import { observe, rateOf, secondsLeft, type Samples } from './rate.ts';
import { placeLinesBy, say } from './say.ts';
import { shortId } from './short-id.ts';

/** While nothing is told, rates fall and times pass all the same. */
const TICK_MS = 500;

interface ShownJob {
  name: string;
  progress: JobProgress;
  samples: Samples;
  readonly begun: { readonly atMs: number; readonly bytes: number };
}

/** A line for each job on a terminal's stderr, until the job ends; then the line stays and tells how long it took. */
export class LiveProgressDisplay implements ProgressDisplay {
  readonly #jobs = new Map<string, ShownJob>();
  #stage: Stage | undefined;

  show(job: DisplayedJob, progress: JobProgress): void {
    this.#stage ??= openStage(this.#draw);
    const sample = { atMs: performance.now(), bytes: progress.bytesTransferred };
    const shown = this.#jobs.get(job.id);
    if (shown === undefined) {
      this.#jobs.set(job.id, { name: shortId(job.id), progress, samples: [sample], begun: sample });
      void this.#findName(job);
    } else {
      shown.progress = progress;
      shown.samples = observe(shown.samples, sample);
    }
    this.#stage.lines.refresh();
  }

  readonly above = (line: string): void => say(line);

  end(job: DisplayedJob): void {
    const shown = this.#jobs.get(job.id);
    if (shown === undefined) return;
    this.#jobs.delete(job.id);
    say(lastLine(shown, Math.max(1, (process.stderr.columns ?? 80) - 1)));
    if (this.#jobs.size > 0) return;
    this.#stage?.[Symbol.dispose]();
    this.#stage = undefined;
  }

  /** Until it is known, and where the job is gone by then, the id stands for it. */
  async #findName(job: DisplayedJob): Promise<void> {
    const name = await job.name().catch(() => undefined);
    const shown = this.#jobs.get(job.id);
    if (name === undefined || shown === undefined) return;
    shown.name = name;
    this.#stage?.lines.refresh();
  }

  readonly #draw = (columns: number) => {
    const now = performance.now();
    return [...this.#jobs.values()].map(({ name, progress, samples }) => {
      const rate = rateOf(samples, now);
      const left = secondsLeft(progress.bytesTransferred, progress.bytesTotal, rate);
      return progressLine({ name, progress, rate, time: { left } }, columns);
    });
  };
}

function lastLine({ name, progress, begun }: ShownJob, width: number) {
  const taken = (performance.now() - begun.atMs) / 1_000;
  const rate = taken > 0 ? (progress.bytesTransferred - begun.bytes) / taken : undefined;
  return progressLine({ name, progress, rate, time: { taken } }, width);
}

/** The moving lines, with what keeps them moving and other lines above them. */
interface Stage extends Disposable {
  readonly lines: LiveLines;
}

function openStage(draw: (columns: number) => ReturnType<typeof progressLine>[]): Stage {
  const lines = new LiveLines(process.stderr, draw);
  const placing = placeLinesBy(lines.above);
  const tick = setInterval(() => lines.refresh(), TICK_MS).unref();
  return {
    lines,
    [Symbol.dispose]: () => {
      clearInterval(tick);
      placing[Symbol.dispose]();
      lines[Symbol.dispose]();
    },
  };
}
