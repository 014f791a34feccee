/**
 * How long a job may take from its creation to Complete or Cancel, in milliseconds; no policy changes that. Downloads
 * are kept as long.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-complete
 */
export const RETENTION = 30 * 24 * 3_600_000;

const HOUR = 3_600_000;

/** What is not kept for ever. */
export interface Retained {
  readonly created: Date;
  /** Ends it, with everything that belongs to it. */
  end(): void;
}

/** Ends what nobody else has ended in time: at once, and every hour from then on. */
export class Retention {
  readonly #timer: NodeJS.Timeout;

  constructor(retained: () => readonly Retained[], now: () => Date) {
    const sweep = (): void => {
      const all = retained();
      if (all.length === 0) return;
      const oldest = now().getTime() - RETENTION;
      for (const each of all) if (each.created.getTime() < oldest) each.end();
    };
    sweep();
    this.#timer = setInterval(sweep, HOUR).unref();
  }

  end(): void {
    clearInterval(this.#timer);
  }
}
