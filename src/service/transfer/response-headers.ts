import type { IncomingHttpHeaders } from 'node:http';

/** The fields of an answer by lower-case name; a repeated field is joined by commas, as HTTP defines it. */
export interface ResponseHeaders {
  get(name: string): string | undefined;
}

/** @param headers with names in lower case */
export const responseHeaders = (headers: IncomingHttpHeaders): ResponseHeaders => ({
  get: (name) => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  },
});
