import type { IncomingHttpHeaders } from 'node:http';

/** The fields of an answer by lower-case name; a repeated field is joined by commas, as HTTP defines it. */
export type ResponseHeaders = ReadonlyMap<string, string>;

export const responseHeaders = (headers: IncomingHttpHeaders): ResponseHeaders =>
  new Map(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value] as const],
    ),
  );
