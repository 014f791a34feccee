import { compare, type Comparison, type Effort, type Sides } from './compare.ts';

const NANOSECONDS = { ns: 1, us: 1_000, ms: 1_000_000 } as const;

/** A figure of the benchmark: what is held against what, and what to say about it. */
export interface Figure {
  readonly name: string;
  readonly unit: keyof typeof NANOSECONDS;
  /** The highest ratio allowed; `null` where the figure only informs. */
  readonly target: number | null;
  /** What the two sides do. */
  readonly meaning: string;
  /** Where the time goes beyond the floor's. */
  readonly beyondTheFloor: string;
}

const EFFORT: Effort = { rounds: 15, turns: 2, turnMilliseconds: 50 };

/** Measures a figure and shows it: one line of JSON on stdout, what it means and whether it is good on stderr. */
export async function show(figure: Figure, sides: Sides): Promise<void> {
  const comparison = await compare(sides, EFFORT);
  console.log(line(figure, comparison));
  console.error(note(figure, comparison));
}

/** `ratio` is our cost over the floor's: lower is better. `ours` and `floor` are the medians of one time, in `unit`. */
export function line({ name, unit, target }: Figure, { ours, floor, ratio }: Comparison): string {
  const inUnit = (nanoseconds: number): number => rounded(nanoseconds / NANOSECONDS[unit]);
  return JSON.stringify({ name, ours: inUnit(ours), floor: inUnit(floor), ratio: rounded(ratio), target, unit });
}

export function note({ name, target, meaning, beyondTheFloor }: Figure, { ratio }: Comparison): string {
  if (target === null || ratio <= target) return `${name}: ${meaning}`;
  return `${name}: OVER TARGET, ${rounded(ratio)} instead of at most ${target}. ${meaning} ${beyondTheFloor}`;
}

const rounded = (value: number): number => Number(value.toPrecision(3));
