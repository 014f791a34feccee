import { hasColours, paint } from './style.ts';
import type { Line } from './text.ts';

/** How data is written: for people, as one JSON document, or as a JSON document per line. */
export type Format = 'text' | 'json' | 'ndjson';

export interface FormatOptions {
  readonly json?: true;
  readonly ndjson?: true;
}

export const formatOf = ({ json, ndjson }: FormatOptions): Format => (json ? 'json' : ndjson ? 'ndjson' : 'text');

/** Data in all formats. `text` makes what people read, without the last line's end; no text writes nothing. */
export interface Printed {
  readonly json: unknown;
  readonly lines: readonly unknown[];
  readonly text: () => string | readonly Line[];
}

/** Writes data to stdout. Text is harmless for terminals also where it is piped: exact names are in the JSON. */
export function print(format: Format, { json, lines, text }: Printed): void {
  if (format === 'json') return write(jsonOf(json, 2));
  if (format === 'ndjson') return lines.forEach((line) => write(jsonOf(line)));
  const words = text();
  if (words.length === 0) return;
  const coloured = hasColours(process.stdout);
  for (const line of typeof words === 'string' ? [words] : words) write(paint(line, coloured));
}

/** JSON that a terminal can show, too: what it might take for commands and JSON leaves as it is, is escaped. */
export const jsonOf = (value: unknown, indentation?: number): string =>
  JSON.stringify(value, undefined, indentation).replaceAll(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const write = (text: string): void => void process.stdout.write(`${text}\n`);
