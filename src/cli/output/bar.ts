import { withTone, type Piece, type Tone } from './text.ts';

/** A share as a bar of `width` columns, full only when nothing is missing; of an unknown whole it is empty. */
export function bar(
  bytes: number,
  total: number | null | undefined,
  width: number,
  tone: Tone = 'busy',
): readonly Piece[] {
  const share = total === null || total === undefined ? 0 : total === 0 ? 1 : Math.min(1, bytes / total);
  const full = Math.floor(share * width);
  return [withTone(FULL.repeat(full), tone), withTone(EMPTY.repeat(width - full), 'quiet')];
}

const FULL = '█';
const EMPTY = '░';
