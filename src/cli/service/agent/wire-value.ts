/** Writes a value as one line of JSON that keeps dates and what is `undefined`. For plain data of JSON's kinds and these two. */
export const writeValue = (value: unknown): string => JSON.stringify(value, marked);

/** Reads what `writeValue` wrote. @throws {SyntaxError} */
export const readValue = (line: string): unknown => unmarked(JSON.parse(line));

/** What JSON has no word for, under a key of its own; `entries` is an object that has this very key. */
type Mark =
  | { readonly [MARK]: 'undefined' }
  | { readonly [MARK]: 'date'; readonly time: number }
  | { readonly [MARK]: 'entries'; readonly entries: readonly (readonly [string, unknown])[] };

const MARK = '$';

/** Looks at the value itself: JSON hands on a date as text already. */
function marked(this: unknown, key: string, told: unknown): unknown {
  const value = (this as Readonly<Record<string, unknown>>)[key];
  if (value === undefined) return { [MARK]: 'undefined' } satisfies Mark;
  if (value instanceof Date) return { [MARK]: 'date', time: value.getTime() } satisfies Mark;
  if (isRecord(value) && MARK in value) return { [MARK]: 'entries', entries: Object.entries(value) } satisfies Mark;
  return told;
}

/** Not by JSON's own way to revive, which drops what becomes `undefined`. */
function unmarked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unmarked);
  if (!isRecord(value)) return value;
  if (!(MARK in value)) return unmarkedEntries(Object.entries(value));
  const mark = value as Mark;
  if (mark[MARK] === 'undefined') return undefined;
  return mark[MARK] === 'date' ? new Date(mark.time) : unmarkedEntries(mark.entries);
}

const unmarkedEntries = (entries: readonly (readonly [string, unknown])[]): Record<string, unknown> =>
  Object.fromEntries(entries.map(([key, each]) => [key, unmarked(each)]));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
