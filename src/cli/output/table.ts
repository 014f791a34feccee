import { inOneLine, textOf, type Piece } from './text.ts';
import { cut, filling, widthOf } from './width.ts';

/**
 * A column of a table.
 * - `least`: it may shrink to so many columns of the terminal; otherwise it is shown whole
 * - `dropped`: it is left out where the terminal is too narrow, the highest first
 */
export interface Column {
  readonly title: string;
  readonly align?: 'right';
  readonly least?: number;
  readonly dropped?: number;
}

export interface TableOptions {
  /** Columns of the terminal; `undefined` where there is no end to a line. */
  readonly width: number | undefined;
}

const GAP = '  ';

/** Rows of cells as lines, in columns that fit; a column without any content is left out. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Piece[])[],
  { width }: TableOptions,
): readonly (readonly Piece[])[] {
  const cells = rows.map((row) => row.map(asCell));
  const used = columns.map((_, index) => index).filter((index) => cells.some((row) => row[index]?.text));
  const fitted = fit(
    used.map((index) => ({ index, column: columns[index] as Column, width: naturalWidth(columns, cells, index) })),
    width,
  );
  const titles = columns.map(({ title }) => ({ text: title, tone: 'quiet' as const }));
  return [titles, ...cells].map((row) =>
    fitted.flatMap((shown, place) => [
      ...(place === 0 ? [] : [GAP]),
      ...padded(row[shown.index] ?? { text: '', tone: undefined }, shown, place === fitted.length - 1),
    ]),
  );
}

type Cell = Exclude<Piece, string>;

interface Shown {
  readonly index: number;
  readonly column: Column;
  readonly width: number;
}

const asCell = (piece: Piece): Cell => ({
  text: inOneLine(textOf(piece)),
  tone: typeof piece === 'string' ? undefined : piece.tone,
});

const naturalWidth = (columns: readonly Column[], rows: readonly (readonly Cell[])[], index: number): number =>
  Math.max(widthOf(columns[index]?.title ?? ''), ...rows.map((row) => widthOf(row[index]?.text ?? '')));

/** Shrinks what may shrink, the widest first; then leaves out what may be left out; then shrinks what is left. */
function fit(shown: readonly Shown[], width: number | undefined): readonly Shown[] {
  if (width === undefined) return shown;
  const shrunk = shrink(shown, width);
  if (total(shrunk) <= width) return shrunk;
  const dropped = shown.reduce((one, { column }) => Math.max(one, column.dropped ?? 0), 0);
  if (dropped === 0) return shrunk;
  return fit(
    shown.filter(({ column }) => column.dropped !== dropped),
    width,
  );
}

function shrink(shown: readonly Shown[], width: number): readonly Shown[] {
  const widths = shown.map((each) => each.width);
  const sum = () => widths.reduce((one, other) => one + other, GAP.length * (widths.length - 1));
  for (let over = sum() - width; over > 0; over = sum() - width) {
    const most = shown.reduce((widest, { column }, index) => {
      const room = (widths[index] ?? 0) > (column.least ?? Infinity);
      return room && (widths[index] ?? 0) > (widths[widest] ?? 0) ? index : widest;
    }, -1);
    if (most === -1) break;
    widths[most] = (widths[most] ?? 0) - 1;
  }
  return shown.map((each, index) => ({ ...each, width: widths[index] ?? each.width }));
}

const total = (shown: readonly Shown[]): number =>
  shown.reduce((sum, { width }) => sum + width, GAP.length * (shown.length - 1));

/** The last column is filled up only where it stands at the right. */
function padded({ text, tone }: Cell, { column, width }: Shown, isLast: boolean): Piece[] {
  const fits = cut(text, width);
  const space = filling(fits, width);
  const piece = { text: fits, tone };
  if (column.align === 'right') return [space, piece];
  return isLast ? [piece] : [piece, space];
}

/** Columns of the terminal that lines may take; `undefined` where they do not lead to a terminal. */
export const columnsOf = ({ isTTY, columns }: { isTTY?: boolean; columns?: number }): number | undefined =>
  isTTY ? columns : undefined;
