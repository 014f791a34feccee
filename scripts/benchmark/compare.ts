import type { Clock } from './clock.ts';

/** One side of a comparison: does its work so many times and tells how many nanoseconds that took. */
export type Side = (times: number) => Promise<number>;

export interface Sides {
  readonly ours: Side;
  readonly floor: Side;
}

export interface Comparison {
  /** Median of one time: in nanoseconds, or in whatever else the sides tell. */
  readonly ours: number;
  readonly floor: number;
  /** Median of the rounds' own ratios of ours to the floor: what disturbs a round disturbs both of its halves. */
  readonly ratio: number;
}

export interface Effort {
  readonly rounds: number;
  /** How often the sides take turns within a round. */
  readonly turns: number;
  /** How long one turn lasts at least. */
  readonly turnMilliseconds: number;
}

/** For work of nanoseconds to milliseconds. */
export const SHORT_WORK: Effort = { rounds: 15, turns: 2, turnMilliseconds: 50 };

/** For work of a second or more: once in every turn. */
export const LONG_WORK: Effort = { rounds: 5, turns: 1, turnMilliseconds: 0 };

/** Measures both sides in turn, so that whatever else the machine does hits both alike. */
export async function compare(sides: Sides, effort: Effort): Promise<Comparison> {
  const { turns } = effort;
  const times = await warmUp(sides, effort.turnMilliseconds * 1e6);
  const rounds: Taken[] = [];
  for (let round = 0; round < effort.rounds; round++) rounds.push(await measure(sides, times, turns, round * turns));
  const timesInRound = times * effort.turns;
  return {
    ours: median(rounds.map(({ ours }) => ours)) / timesInRound,
    floor: median(rounds.map(({ floor }) => floor)) / timesInRound,
    ratio: median(rounds.map(({ ours, floor }) => ours / floor)),
  };
}

interface Taken {
  readonly ours: number;
  readonly floor: number;
}

/** Does more and more until even the quicker side takes long enough, and tells how often that is. */
async function warmUp(sides: Sides, nanoseconds: number): Promise<number> {
  for (let times = 1; ; times *= 2) {
    const { ours, floor } = await measure(sides, times, 1);
    if (Math.min(ours, floor) >= nanoseconds) return times;
  }
}

/** @param first how many turns there were before: each side goes first in every other turn */
async function measure(sides: Sides, times: number, turns: number, first = 0): Promise<Taken> {
  const taken = { ours: 0, floor: 0 };
  for (let turn = first; turn < first + turns; turn++) {
    for (const side of turn % 2 === 0 ? FLOOR_FIRST : OURS_FIRST) taken[side] += await sides[side](times);
  }
  return taken;
}

const FLOOR_FIRST = ['floor', 'ours'] as const;
const OURS_FIRST = ['ours', 'floor'] as const;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? NaN) + upper) / 2 : upper;
}

/** A side that is timed by a clock from the start of its work to the end. */
export const timed =
  (clock: Clock, work: (times: number) => void | Promise<void>): Side =>
  async (times) => {
    const start = clock();
    await work(times);
    return clock() - start;
  };
