/**
 * How many milliseconds a Retry-After field asks to wait, in its two forms: seconds, or the date to wait for.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function parseRetryAfter(field: string | undefined, now: Date): number | undefined {
  if (field === undefined) return undefined;
  if (/^\d+$/.test(field)) return Number(field) * 1_000;
  const date = Date.parse(field);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
