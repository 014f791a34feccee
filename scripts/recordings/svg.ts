import type { TestTerminal } from '../../test/helpers/terminal.ts';

type Emulator = TestTerminal['emulator'];
type Cell = NonNullable<ReturnType<NonNullable<ReturnType<Emulator['buffer']['active']['getLine']>>['getCell']>>;

/** What a terminal showed, a run of equal characters each: made for pictures, kept apart from the terminal. */
export interface Frame {
  readonly runs: readonly Run[];
  readonly rows: number;
}

interface Run {
  readonly row: number;
  readonly column: number;
  /** Columns that it takes. */
  readonly width: number;
  readonly text: string;
  readonly colour: string | undefined;
  readonly dim: boolean;
  readonly bold: boolean;
}

const CELL = { width: 8, height: 18 } as const;
const MARGIN = 12;
const INK = '#d4d7dd';
const PAPER = '#1b1d23';
/** The first eight colours of a terminal. */
const PALETTE = [PAPER, '#ef6b73', '#8cc265', '#e0b35c', '#5ca3e6', '#c678dd', '#4fb8c4', INK];

/** What the emulator shows now. @param prompt a line above it, for what was typed */
export function frameOf({ buffer: { active }, rows, cols }: Emulator, prompt: string): Frame {
  const runs: Run[] = [
    { row: 0, column: 0, width: prompt.length, text: prompt, colour: undefined, dim: false, bold: true },
  ];
  for (let row = 0; row < rows; row += 1) {
    const line = active.getLine(active.baseY + row);
    let open: Run | undefined;
    for (let column = 0; column < cols; column += 1) {
      const cell = line?.getCell(column);
      if (cell === undefined || cell.getWidth() === 0) continue;
      const next = runOf(cell, row + 1, column);
      if (open !== undefined && fits(open, next)) {
        open = { ...open, width: column - open.column + next.width, text: open.text + next.text };
        runs[runs.length - 1] = open;
      } else {
        open = next;
        runs.push(open);
      }
    }
  }
  const seen = runs.map(trimmed).filter(({ text }) => text !== '');
  return { runs: seen, rows: Math.max(...seen.map(({ row }) => row)) + 1 };
}

const runOf = (cell: Cell, row: number, column: number): Run => ({
  row,
  column,
  width: cell.getWidth(),
  text: cell.getChars() || ' ',
  colour: cell.isFgDefault() ? undefined : PALETTE[cell.getFgColor()],
  dim: cell.isDim() !== 0,
  bold: cell.isBold() !== 0,
});

/** Wide characters get a run each, so that every font puts them where the terminal did. */
const fits = (open: Run, next: Run): boolean =>
  next.width === 1 &&
  open.width === open.text.length &&
  open.colour === next.colour &&
  open.dim === next.dim &&
  open.bold === next.bold;

const trimmed = (run: Run): Run => {
  const text = run.text.trimEnd();
  return { ...run, text, width: run.width - (run.text.length - text.length) };
};

/** One picture; several frames are shown one after the other, for ever, the last one longest. */
export function svgOf(frames: readonly Frame[], columns: number, title: string): string {
  const width = columns * CELL.width + 2 * MARGIN;
  const height = Math.max(...frames.map(({ rows }) => rows)) * CELL.height + 2 * MARGIN;
  const groups = frames.map(
    ({ runs }, index) => `<g${frames.length > 1 ? ` class="f f${index}"` : ''}>${runs.map(textElement).join('')}</g>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" xml:space="preserve">`,
    `<title>${escaped(title)}</title>`,
    `<style>text{font:13px ui-monospace,Consolas,Menlo,monospace;fill:${INK};white-space:pre}${animation(frames.length)}</style>`,
    `<rect width="100%" height="100%" rx="8" fill="${PAPER}"/>`,
    ...groups,
    '</svg>\n',
  ].join('\n');
}

const LAST_FRAME_WEIGHT = 4;

function animation(frames: number): string {
  if (frames === 1) return '';
  const beats = frames - 1 + LAST_FRAME_WEIGHT;
  const percent = (beat: number) => Number(((beat / beats) * 100).toFixed(2));
  const steps = Array.from({ length: frames }, (_, index) => {
    const [from, to] = [percent(index), index === frames - 1 ? 100 : percent(index + 1)];
    const before = index === 0 ? '' : '0%{opacity:0}';
    const after = to === 100 ? '' : `${to}%{opacity:0}`;
    return `@keyframes k${index}{${before}${from}%{opacity:1}${after}}.f${index}{animation-name:k${index}}`;
  });
  return `.f{opacity:0;animation:${beats}s step-end infinite}${steps.join('')}`;
}

function textElement({ row, column, width, text, colour, dim, bold }: Run): string {
  const attributes = [
    `x="${MARGIN + column * CELL.width}"`,
    `y="${MARGIN + (row + 1) * CELL.height - 5}"`,
    `textLength="${width * CELL.width}"`,
    'lengthAdjust="spacingAndGlyphs"',
    colour === undefined ? '' : `style="fill:${colour}"`,
    dim ? 'opacity=".55"' : '',
    bold ? 'font-weight="bold"' : '',
  ];
  return `<text ${attributes.filter(Boolean).join(' ')}>${escaped(text)}</text>`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
