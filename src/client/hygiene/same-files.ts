import type { JobFile } from '../job-file.ts';
import type { FileRequest } from '../job-request.ts';
import { pathKey } from '../path-key.ts';

/** Whether a job fetches just these files, from these URLs to these paths, in whatever order. */
export function hasSameFiles(present: readonly JobFile[], wanted: readonly FileRequest[]): boolean {
  if (present.length !== wanted.length) return false;
  const urls = new Map(present.map(({ url, path }) => [pathKey(path), url]));
  return wanted.every(({ url, path }) => urls.get(pathKey(path)) === url);
}
