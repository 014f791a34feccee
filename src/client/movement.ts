import type { JobProgress, JobState } from '../model/index.ts';
import { StuckDetector } from './hygiene/index.ts';
import { ProgressPace } from './progress-pace.ts';

/** What there is to tell of how a job moves: neither is, where it is not news. */
interface Movements {
  readonly progress?: JobProgress;
  /** For how long nothing has moved. */
  readonly stuckSeconds?: number;
}

/** How a job moves, told at the pace of people: its progress, and its standstills. */
export class Movement {
  readonly #pace = new ProgressPace();
  readonly #stuck: StuckDetector;

  constructor(stuckAfterSeconds = Infinity) {
    this.#stuck = new StuckDetector(stuckAfterSeconds);
  }

  /** Looks at a job that is under way, or has just arrived, unless it was looked at a moment ago. */
  async look(job: { progress(): Promise<JobProgress> }, state: JobState): Promise<Movements> {
    if (!this.#pace.isDue(state === 'transferred')) return {};
    const progress = await job.progress();
    const stuckSeconds = this.#stuck.look(state, progress);
    return {
      ...(this.#pace.isNews(progress) && { progress }),
      ...(stuckSeconds !== undefined && { stuckSeconds }),
    };
  }

  /** The job stands still by right, and there is nothing to look at. */
  rest(): void {
    this.#pace.holdBackNothing();
    this.#stuck.rest();
  }

  /** Milliseconds until it is to be looked at again, whatever the service tells. */
  get untilDue(): number {
    return Math.min(this.#pace.untilDue, this.#stuck.untilDue);
  }
}
