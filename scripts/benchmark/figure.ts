import { compare, SHORT_WORK, type Comparison, type Sides } from './compare.ts';

/** What a unit is of what is measured: of nanoseconds, or of bytes. */
const UNITS = { ns: 1, us: 1_000, ms: 1_000_000, s: 1_000_000_000, bytes: 1, MiB: 1_048_576 } as const;

/** A figure of the benchmark: what is held against what, and what to say about it. */
export interface Figure {
  readonly name: string;
  readonly unit: keyof typeof UNITS;
  /** The highest ratio allowed, or amount in `unit` where there is no floor; `null` where the figure only informs. */
  readonly target: number | null;
  /** What the two sides do. */
  readonly meaning: string;
  /** Where the time goes beyond the floor's. */
  readonly beyondTheFloor: string;
}

/** What a figure without a floor comes to: how much of something there is, in nanoseconds or bytes. */
export interface Amount {
  readonly ours: number;
  readonly floor: null;
  readonly ratio: null;
}

/** Measures a figure and shows it. */
export async function show(figure: Figure, sides: Sides, effort = SHORT_WORK): Promise<void> {
  tell(figure, await compare(sides, effort));
}

/** Shows a figure: one line of JSON on stdout, what it means and whether it is good on stderr. */
export function tell(figure: Figure, measured: Comparison | Amount): void {
  console.log(line(figure, measured));
  console.error(note(figure, measured));
}

/**
 * `ratio` is our cost over the floor's: lower is better. `ours` and `floor` are the medians of one time, in `unit`.
 * Both `floor` and `ratio` are `null` where there is no floor.
 */
export function line({ name, unit, target }: Figure, { ours, floor, ratio }: Comparison | Amount): string {
  const inUnit = (value: number): number => rounded(value / UNITS[unit]);
  return JSON.stringify({
    name,
    ours: inUnit(ours),
    floor: floor === null ? null : inUnit(floor),
    ratio: ratio === null ? null : rounded(ratio),
    target,
    unit,
  });
}

export function note(figure: Figure, { ours, ratio }: Comparison | Amount): string {
  const { name, unit, target, meaning, beyondTheFloor } = figure;
  const reached = ratio ?? ours / UNITS[unit];
  if (target === null || reached <= target) return `${name}: ${meaning}`;
  return `${name}: OVER TARGET, ${rounded(reached)} instead of at most ${target}. ${meaning} ${beyondTheFloor}`;
}

const rounded = (value: number): number => Number(value.toPrecision(3));
