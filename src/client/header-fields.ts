import { checkText, invalid, shorten } from './invalid.ts';

/** Header fields of HTTP by their names, each of one line. */
export type HeaderFields = Readonly<Record<string, string>>;

/** @throws {DeliveryOptimizationError} `invalid-argument` */
export function checkHeaderFields(fields: HeaderFields): void {
  for (const [field, value] of Object.entries(fields)) {
    checkText(`The header field "${shorten(field)}"`, value);
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(field)) {
      throw invalid(`"${shorten(field)}" is no name of a header field`, 'use letters, digits and hyphens');
    }
    if (/[\0\r\n]/.test(value)) throw invalid(`The header field "${field}" has several lines`, 'give it one');
  }
}

/** As lines `Name: value`, separated by CR LF. */
export const joinHeaderFields = (fields: HeaderFields): string =>
  Object.entries(fields)
    .map(([field, value]) => `${field}: ${value}`)
    .join('\r\n');

/** The fields of such lines. */
export const splitHeaderFields = (lines: string): HeaderFields =>
  Object.fromEntries(
    lines
      .split('\r\n')
      .filter(Boolean)
      .map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trim()];
      }),
  );
