import { Stop, type Turn } from '../../src/service/transfer/index.ts';

/** Turns for further connections of a file, as a queue hands them out. */
export interface Turns {
  /** How many were asked for, and how many are still out. */
  readonly asked: number;
  readonly out: number;
  /** @param before called before a turn is handed out */
  more(): Turn | undefined;
  /** Wants every turn back that is out. */
  takeBack(): void;
}

export function turns(free: number, before: () => void = () => undefined): Turns {
  const out = new Set<Turn>();
  let asked = 0;
  return {
    get asked() {
      return asked;
    },
    get out() {
      return out.size;
    },
    more: () => {
      asked += 1;
      if (out.size >= free) return undefined;
      before();
      const turn: Turn = { stop: new Stop(), release: () => void out.delete(turn) };
      out.add(turn);
      return turn;
    },
    takeBack: () => {
      for (const { stop } of [...out]) stop.stop();
    },
  };
}
