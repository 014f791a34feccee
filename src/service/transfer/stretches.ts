/** Bytes of a file, from `from` up to but not including `to`. */
export type Stretch = readonly [from: number, to: number];

/** Stretches in ascending order that neither overlap nor touch. */
export type Stretches = readonly Stretch[];

/** `stretches` and the bytes of one more, which may touch or overlap them. */
export function added(stretches: Stretches, [from, to]: Stretch): Stretches {
  if (from >= to) return stretches;
  const before = stretches.filter((stretch) => stretch[1] < from);
  const after = stretches.filter((stretch) => stretch[0] > to);
  const met = stretches.slice(before.length, stretches.length - after.length);
  const joined: Stretch = [Math.min(from, met[0]?.[0] ?? from), Math.max(to, met.at(-1)?.[1] ?? to)];
  return [...before, joined, ...after];
}

/** What is missing from a file of `length` bytes. */
export function holesIn(stretches: Stretches, length: number): Stretches {
  const holes: Stretch[] = [];
  let at = 0;
  for (const [from, to] of stretches) {
    if (at < Math.min(from, length)) holes.push([at, Math.min(from, length)]);
    at = Math.max(at, to);
  }
  if (at < length) holes.push([at, length]);
  return holes;
}

export const bytesOf = (stretches: Stretches): number => stretches.reduce((sum, [from, to]) => sum + to - from, 0);

/** Where the last stretch ends. */
export const endOf = (stretches: Stretches): number => stretches.at(-1)?.[1] ?? 0;

/** Whether the bytes are the first ones of the file, without a hole: their number then says which they are. */
export const isPrefix = (stretches: Stretches): boolean =>
  stretches.length === 0 || (stretches.length === 1 && stretches[0]?.[0] === 0);

/** `stretches` with the places in addition, each as a stretch of no bytes, that neither begin the file nor end a stretch. */
export const withPlaces = (stretches: Stretches, places: readonly number[]): Stretches =>
  places
    .filter((place) => place > 0 && !stretches.some(([from, to]) => from <= place && place <= to))
    .map((place): Stretch => [place, place])
    .concat(stretches)
    .sort(([one], [other]) => one - other);
