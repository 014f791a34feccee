import type { JobProgress } from '../../index.ts';
import { say } from './say.ts';
import { isLive } from './style.ts';

/** What the display must know of a job. */
export interface DisplayedJob {
  readonly id: string;
  name(): Promise<string>;
}

/** Shows on stderr how far jobs are, where that is a terminal; is silent when piped. */
export interface ProgressDisplay {
  show(job: DisplayedJob, progress: JobProgress): void;
  /** A line that stays, above what moves. */
  above(line: string): void;
  /** The job is not shown any more; its last line stays. */
  end(job: DisplayedJob): void;
}

export const quietDisplay: ProgressDisplay = { show: () => undefined, above: say, end: () => undefined };

/** The display that suits where stderr leads. */
export async function progressDisplay(): Promise<ProgressDisplay> {
  if (!isLive(process.stderr)) return quietDisplay;
  const { LiveProgressDisplay } = await import('./live-progress-display.ts');
  return new LiveProgressDisplay();
}
