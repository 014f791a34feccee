import { Stop, type Turn } from '../transfer/index.ts';
import { WaitingLine, type Claimant } from './waiting-line.ts';

export interface TurnsOptions {
  /** How many connections there are for everybody together. */
  readonly connections: number;
  /** How many milliseconds a connection is kept at the most while others of the same rank wait for one. */
  readonly timeSlice: number;
  readonly now?: () => number;
}

/**
 * The connections of a service, given out in turn. Foreground goes before background; among equals whoever waits longest
 * is next, however many turns it has had. A turn is asked back by its stop: from the background when the foreground
 * waits, from who holds more than a fair share when somebody holds less, and from everybody after a while.
 */
export class Turns {
  readonly #options: TurnsOptions;
  readonly #now: () => number;
  readonly #held = new Set<Held>();
  readonly #waiting = { foreground: new WaitingLine(), background: new WaitingLine() };
  #slice: NodeJS.Timeout | undefined;

  constructor(options: TurnsOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** A turn, if there is one right now for which nobody waits. */
  spare(claimant: Claimant): Turn | undefined {
    return this.#isFree() && this.#waitingCount() === 0 ? this.#grant(claimant) : undefined;
  }

  /** Waits for a turn; `undefined` when `signal` is aborted first. */
  take(claimant: Claimant, signal: AbortSignal): Promise<Turn | undefined> {
    if (signal.aborted) return Promise.resolve(undefined);
    const spare = this.spare(claimant);
    if (spare !== undefined) return Promise.resolve(spare);
    return new Promise((resolve) => {
      const line = this.#waiting[claimant.foreground ? 'foreground' : 'background'];
      const give = (turn: Turn | undefined): void => {
        signal.removeEventListener('abort', leave);
        resolve(turn);
      };
      const leave = (): void => {
        line.leave(claimant, give);
        give(undefined);
      };
      signal.addEventListener('abort', leave);
      line.join(claimant, give);
      this.#askBack();
    });
  }

  #isFree(): boolean {
    return this.#held.size < this.#options.connections;
  }

  #waitingCount(): number {
    return this.#waiting.foreground.count + this.#waiting.background.count;
  }

  #grant(claimant: Claimant): Turn {
    const turn = new Held(claimant, this.#now(), () => {
      if (!this.#held.delete(turn)) return;
      this.#serve();
    });
    this.#held.add(turn);
    return turn;
  }

  #serve(): void {
    while (this.#isFree()) {
      const next = this.#waiting.foreground.next() ?? this.#waiting.background.next();
      if (next === undefined) break;
      next.give(this.#grant(next.claimant));
    }
    this.#askBack();
  }

  /** Asks for as many turns back as are waited for, and looks again when the next time slice is over. */
  #askBack(): void {
    clearTimeout(this.#slice);
    for (const rank of ['foreground', 'background'] as const) {
      let coming = [...this.#held].filter(({ stop }) => stop.stopped).length;
      while (coming < this.#waiting[rank].count) {
        const victim = this.#dispensable(rank);
        if (victim === undefined) break;
        victim.stop.stop();
        coming += 1;
      }
    }
    if (this.#waitingCount() === 0) return;
    const oldest = Math.min(...[...this.#held].filter(({ stop }) => !stop.stopped).map(({ since }) => since));
    if (!Number.isFinite(oldest)) return;
    const left = Math.max(1, oldest + this.#options.timeSlice - this.#now());
    this.#slice = setTimeout(() => this.#askBack(), left).unref();
  }

  /** The turn that somebody of `rank` may have instead of who holds it, the latest first. */
  #dispensable(rank: 'foreground' | 'background'): Held | undefined {
    const held = [...this.#held].filter(({ stop }) => !stop.stopped).reverse();
    const background = held.find(({ claimant }) => !claimant.foreground);
    if (rank === 'foreground' && background !== undefined) return background;

    const equals = held.filter(({ claimant }) => claimant.foreground === (rank === 'foreground'));
    const counts = new Map<Claimant, number>();
    for (const { claimant } of equals) counts.set(claimant, (counts.get(claimant) ?? 0) + 1);
    const sharers = new Set([...counts.keys(), ...this.#waiting[rank].claimants()]).size;
    const fairShare = Math.max(1, Math.floor(this.#options.connections / sharers));
    const wantsMore = this.#waiting[rank].someHoldLess(fairShare, counts);
    const tooMany = equals.find(({ claimant }) => (counts.get(claimant) ?? 0) > fairShare);
    if (wantsMore && tooMany !== undefined) return tooMany;

    const ended = this.#now() - this.#options.timeSlice;
    return equals.find(({ claimant, since }) => since <= ended && this.#waiting[rank].hasOthersThan(claimant));
  }
}

class Held implements Turn {
  readonly stop = new Stop();
  readonly claimant: Claimant;
  readonly since: number;
  readonly release: () => void;

  constructor(claimant: Claimant, since: number, release: () => void) {
    this.claimant = claimant;
    this.since = since;
    this.release = release;
  }
}
