/** What a 206 answer carries: the bytes `first` to `last`, both included, of `total`, where the server tells it. */
export interface ContentRange {
  readonly first: number;
  readonly last: number;
  readonly total: number | undefined;
}

/**
 * Reads a Content-Range field to the letter; anything else is `undefined`.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.content-range
 */
export function parseContentRange(field: string | undefined): ContentRange | undefined {
  const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/i.exec(field ?? '') ?? [];
  if (first === undefined || last === undefined || total === undefined) return undefined;
  const range = { first: Number(first), last: Number(last), total: total === '*' ? undefined : Number(total) };
  return isPossible(range) ? range : undefined;
}

const isPossible = ({ first, last, total }: ContentRange): boolean =>
  first <= last && last < (total ?? Infinity) && Number.isSafeInteger(total ?? last);
