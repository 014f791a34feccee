import { splitHeaderFields } from '../header-fields.ts';
import { readProperty } from './access-property.ts';
import type { KnownDownload } from './known-download.ts';

/**
 * Whether a download to a stream can go on after a pause: its server must send parts of the file, and tell its versions
 * apart. A service that does not tell what the server answered is taken to know what it does.
 */
export async function canGoOn({ id, pointer }: KnownDownload): Promise<boolean> {
  const of = `download ${id}`;
  const told = await Promise.all([
    readProperty(pointer, 'httpStatusCode', of),
    readProperty(pointer, 'httpResponseHeaders', of),
  ]).catch(() => []);
  const [status, lines] = told;
  if (status === undefined || lines === undefined) return true;
  return status === PARTIAL_CONTENT && isVersioned(lines);
}

const PARTIAL_CONTENT = 206;

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-8.8 */
function isVersioned(lines: string): boolean {
  const fields = new Map(Object.entries(splitHeaderFields(lines)).map(([name, value]) => [name.toLowerCase(), value]));
  const age = Date.parse(fields.get('date') ?? '') - Date.parse(fields.get('last-modified') ?? '');
  return /^".*"$/.test(fields.get('etag') ?? '') || age >= 1_000;
}
