import { added, holesIn } from './stretches.ts';
import type { Stretch, Stretches } from './stretches.ts';

/**
 * A further connection costs a round trip or two, and cutting another one short throws away what that had in flight, a
 * megabyte or two: bytes enough that this hardly shows.
 */
export const MIN_PART = 8 * 1024 * 1024;

/** What one connection fetches: the bytes from `at`, which moves on, up to `end`, which may come nearer. */
export interface Piece {
  at: number;
  end: number;
}

/** Work for a connection: `part`, which ends early the piece that it is `cutFrom`. */
export interface NextPiece {
  readonly part: Stretch;
  readonly cutFrom: Piece | undefined;
}

/**
 * What a connection that is free fetches next: the first hole that nobody is at, or else half of the largest rest of
 * another connection. Pure: the caller cuts.
 * @param length of the file, `Infinity` while it is not known
 * @param smallest holes of fewer bytes are left to others
 */
export function nextPiece(
  done: Stretches,
  length: number,
  active: readonly Piece[],
  smallest: number,
): NextPiece | undefined {
  const taken = active.reduce((sum, { at, end }) => added(sum, [at, end]), done);
  const part = holesIn(taken, length).find(([from, to]) => to - from >= smallest);
  if (part !== undefined) return { part, cutFrom: undefined };
  const largest = active.reduce<Piece | undefined>((one, other) => (rest(other) > rest(one) ? other : one), undefined);
  if (largest === undefined || !Number.isFinite(largest.end) || rest(largest) < 2 * MIN_PART) return undefined;
  return { part: [largest.at + Math.ceil(rest(largest) / 2), largest.end], cutFrom: largest };
}

const rest = (piece: Piece | undefined): number => (piece === undefined ? 0 : piece.end - piece.at);
