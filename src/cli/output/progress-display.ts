import type { JobProgress } from '../../index.ts';
import type { JobPort } from '../service/service-port.ts';
import { say } from './say.ts';
import { isLive } from './style.ts';

/** Shows on stderr how far jobs are, where that is a terminal; is silent when piped. */
export interface ProgressDisplay {
  show(job: JobPort, progress: JobProgress): void;
  /** A line that stays, above what moves. */
  above(line: string): void;
  /** The job is not shown any more; its last line stays. */
  end(job: JobPort): void;
}

export const quietDisplay: ProgressDisplay = { show: () => undefined, above: say, end: () => undefined };

/** The display that suits where stderr leads. */
export async function progressDisplay(): Promise<ProgressDisplay> {
  if (!isLive(process.stderr)) return quietDisplay;
  const { LiveProgressDisplay } = await import('./live-progress-display.ts');
  return new LiveProgressDisplay();
}
