/** How much had been transferred at a moment, in milliseconds of any clock that only goes forward. */
export interface Sample {
  readonly atMs: number;
  readonly bytes: number;
}

/** What was seen of a transfer in the last seconds, the oldest first. */
export type Samples = readonly Sample[];

const WINDOW_MS = 5_000;
/** Over a shorter time a rate is chance. */
const SHORTEST_MS = 400;

/** Adds what is seen now, and forgets what is too old. A transfer that lost bytes begins anew. */
export function observe(samples: Samples, sample: Sample): Samples {
  if (sample.bytes < (samples.at(-1)?.bytes ?? 0)) return [sample];
  const recent = samples.filter(({ atMs }) => sample.atMs - atMs <= WINDOW_MS);
  return [...recent, sample];
}

/** Bytes per second until now; `undefined` as long as too little was seen. It falls to 0 while nothing arrives. */
export function rateOf(samples: Samples, nowMs: number): number | undefined {
  const [first] = samples.filter(({ atMs }) => nowMs - atMs <= WINDOW_MS);
  const last = samples.at(-1);
  if (last === undefined) return undefined;
  if (first === undefined) return 0;
  const elapsed = nowMs - first.atMs;
  return elapsed < SHORTEST_MS ? undefined : ((last.bytes - first.bytes) / elapsed) * 1_000;
}

/** Seconds until all is there at this rate; `undefined` where nobody can say, or nothing is missing. */
export function secondsLeft(
  bytes: number,
  total: number | null | undefined,
  bytesPerSecond: number | undefined,
): number | undefined {
  if (total === null || total === undefined || !bytesPerSecond || bytes >= total) return undefined;
  return (total - bytes) / bytesPerSecond;
}
