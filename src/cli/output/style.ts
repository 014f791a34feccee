import picocolors from 'picocolors';
import { harmless, piecesOf, textOf, type Line, type Tone } from './text.ts';

/** A stream that people may read. */
export type Stream = Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean; readonly columns?: number };

/**
 * Whether colours are wanted on a stream: where it is a terminal that has them, unless `NO_COLOR` or `FORCE_COLOR` say
 * otherwise.
 * @see https://no-color.org
 */
export function hasColours({ isTTY }: Pick<Stream, 'isTTY'>, environment: NodeJS.ProcessEnv = process.env): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY === true && TERM !== 'dumb';
}

/** Whether lines on a stream can be drawn again in their place. */
export const isLive = ({ isTTY }: Pick<Stream, 'isTTY'>, { TERM } = process.env): boolean =>
  isTTY === true && TERM !== 'dumb';

/** A line as a terminal gets it: the one place where text for people is made harmless and gets its colours. */
export function paint(line: Line, coloured: boolean): string {
  const paints = coloured ? COLOURED : PLAIN;
  return piecesOf(line)
    .map((piece) => {
      const text = harmless(textOf(piece));
      return typeof piece === 'string' || piece.tone === undefined ? text : paints[piece.tone](text);
    })
    .join('');
}

type Colours = ReturnType<typeof picocolors.createColors>;

const paintsOf = ({ green, cyan, yellow, red, dim, bold }: Colours): Record<Tone, (text: string) => string> => ({
  good: green,
  busy: cyan,
  waiting: yellow,
  bad: red,
  quiet: dim,
  strong: bold,
});

const COLOURED = paintsOf(picocolors.createColors(true));
const PLAIN = paintsOf(picocolors.createColors(false));
