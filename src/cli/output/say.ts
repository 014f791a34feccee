import { hasColours, paint } from './style.ts';
import type { Line } from './text.ts';

/** Puts lines where they do not disturb what moves at the bottom of the terminal. */
export type Placing = (line: string) => void;

const atTheEnd: Placing = (line) => void process.stderr.write(`${line}\n`);
let place = atTheEnd;

/** A line for people, on stderr: stdout is for data. It stays above what moves. */
export const say = (line: Line): void => place(paint(line, hasColours(process.stderr)));

/** Has lines placed by who draws at the bottom of the terminal, until it is done there. */
export function placeLinesBy(placing: Placing): Disposable {
  place = placing;
  return { [Symbol.dispose]: () => void (place = atTheEnd) };
}
