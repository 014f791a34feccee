/** How data is written: for people, as one JSON document, or as a JSON document per line. */
export type Format = 'text' | 'json' | 'ndjson';

export interface FormatOptions {
  readonly json?: true;
  readonly ndjson?: true;
}

export const formatOf = ({ json, ndjson }: FormatOptions): Format => (json ? 'json' : ndjson ? 'ndjson' : 'text');

/** Writes data to stdout. `text` makes what people read, without the last line's end; empty text writes nothing. */
export function print(format: Format, data: { json: unknown; lines: readonly unknown[]; text: () => string }): void {
  if (format === 'json') return write(JSON.stringify(data.json, undefined, 2));
  if (format === 'ndjson') return data.lines.forEach((line) => write(JSON.stringify(line)));
  const text = data.text();
  if (text !== '') write(text);
}

const write = (text: string): void => void process.stdout.write(`${text}\n`);
