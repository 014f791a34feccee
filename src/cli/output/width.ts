import stringWidth from 'string-width';
import { inOneLine, piecesOf, textOf, type Line, type Piece } from './text.ts';

/** How many columns of a terminal a text takes. */
export const widthOf = (text: string): number => stringWidth(text);

export const widthOfLine = (line: Line): number =>
  piecesOf(line).reduce((width, piece) => width + widthOf(textOf(piece)), 0);

/** At most `width` columns of a text: what does not fit ends in "…". Characters that belong together stay together. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  if (width < 1) return '';
  let kept = '';
  let taken = 0;
  for (const { segment } of SEGMENTER.segment(text)) {
    const wide = widthOf(segment);
    if (taken + wide > width - 1) break;
    kept += segment;
    taken += wide;
  }
  return `${kept}…`;
}

const SEGMENTER = new Intl.Segmenter();

/** At most `width` columns of a line, in one line. */
export function cutLine(line: Line, width: number): readonly Piece[] {
  const cutPieces: Piece[] = [];
  let left = width;
  for (const piece of piecesOf(line)) {
    const whole = inOneLine(textOf(piece));
    const text = cut(whole, left);
    cutPieces.push(typeof piece === 'string' ? text : { text, tone: piece.tone });
    left -= widthOf(text);
    if (text !== whole) break;
  }
  return cutPieces;
}

/** Spaces that fill a text up to `width` columns. */
export const filling = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text)));
