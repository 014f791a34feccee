import { createLogUpdate } from 'log-update';
import { hasColours, paint } from './style.ts';
import type { Line } from './text.ts';
import { widthOfLine } from './width.ts';

/** What is to be seen, for a terminal of this size. No line may be wider. */
export type Draw = (columns: number, rows: number) => readonly Line[];

/**
 * Lines at the end of a terminal that are drawn again in their place, and anew for every size of it. The cursor is
 * hidden meanwhile; it comes back when they are disposed of, and however else the process ends.
 */
export class LiveLines implements Disposable {
  readonly #stream: NodeJS.WriteStream;
  readonly #draw: Draw;
  readonly #log: ReturnType<typeof createLogUpdate>;
  readonly #coloured: boolean;
  #drawn: readonly Line[] = [];

  constructor(stream: NodeJS.WriteStream, draw: Draw) {
    this.#stream = stream;
    this.#draw = draw;
    this.#log = createLogUpdate(stream);
    this.#coloured = hasColours(stream);
    stream.on('resize', this.#resized);
  }

  /** Shows how things are now. */
  refresh(): void {
    const { columns = 80, rows = 24 } = this.#stream;
    // Terminals treat the last column in ways of their own.
    this.#drawn = this.#draw(Math.max(1, columns - 1), Math.max(1, rows - 1));
    if (this.#drawn.length === 0) this.#log.clear();
    else this.#log(this.#painted(this.#drawn));
  }

  /** Puts a painted line above, where it stays. */
  readonly above = (line: string): void => {
    this.#log.clear();
    this.#stream.write(`${line}\n`);
    this.refresh();
  };

  /** Leaves what is seen where it is. */
  [Symbol.dispose](): void {
    this.#stream.off('resize', this.#resized);
    this.#log.done();
  }

  /** A narrower terminal has broken the lines that stood there: they are taken away by the rows they take now. */
  readonly #resized = (): void => {
    const { columns = 80 } = this.#stream;
    const rows = this.#drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOfLine(line) / columns)), 0);
    if (rows > 0) this.#stream.write(`\u001b[${rows}A\r\u001b[J`);
    this.#log.done();
    this.refresh();
  };

  #painted(lines: readonly Line[]): string {
    return lines.map((line) => paint(line, this.#coloured)).join('\n');
  }
}
