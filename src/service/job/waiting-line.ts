import type { Turn } from '../transfer/index.ts';

/** Who asks for connections: a job, known by its identity. */
export interface Claimant {
  /** Served before all that are not, whatever came first. */
  readonly foreground: boolean;
}

export type Give = (turn: Turn | undefined) => void;

/** Those who wait, each claimant once in the line however many turns it asks for. */
export class WaitingLine {
  readonly #line = new Map<Claimant, Give[]>();
  count = 0;

  join(claimant: Claimant, give: Give): void {
    const asked = this.#line.get(claimant);
    if (asked === undefined) this.#line.set(claimant, [give]);
    else asked.push(give);
    this.count += 1;
  }

  leave(claimant: Claimant, give: Give): void {
    const asked = this.#line.get(claimant);
    const at = asked?.indexOf(give) ?? -1;
    if (asked === undefined || at === -1) return;
    asked.splice(at, 1);
    if (asked.length === 0) this.#line.delete(claimant);
    this.count -= 1;
  }

  /** Takes the first in the line; if it asked for more it goes to the end. */
  next(): { readonly claimant: Claimant; readonly give: Give } | undefined {
    for (const [claimant, asked] of this.#line) {
      const give = asked.shift();
      this.#line.delete(claimant);
      if (asked.length > 0) this.#line.set(claimant, asked);
      if (give === undefined) continue;
      this.count -= 1;
      return { claimant, give };
    }
    return undefined;
  }

  claimants(): Iterable<Claimant> {
    return this.#line.keys();
  }

  someHoldLess(share: number, counts: ReadonlyMap<Claimant, number>): boolean {
    for (const claimant of this.#line.keys()) if ((counts.get(claimant) ?? 0) < share) return true;
    return false;
  }

  hasOthersThan(claimant: Claimant): boolean {
    return this.#line.size > (this.#line.has(claimant) ? 1 : 0);
  }
}
