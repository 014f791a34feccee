import type { Job } from './job.ts';

/**
 * How long a job may take from its creation to Complete or Cancel, in milliseconds; no policy changes that.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-complete
 */
export const RETENTION = 30 * 24 * 3_600_000;

const HOUR = 3_600_000;

/** Cancels the jobs that nobody has ended in time: at once, and every hour from then on. */
export class Retention {
  readonly #timer: NodeJS.Timeout;

  constructor(jobs: () => readonly Job[], now: () => Date) {
    const sweep = (): void => {
      const all = jobs();
      if (all.length === 0) return;
      const oldest = now().getTime() - RETENTION;
      for (const job of all) if (job.times.created.getTime() < oldest) job.cancel();
    };
    sweep();
    this.#timer = setInterval(sweep, HOUR).unref();
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
