import { basename, resolve } from 'node:path';
import type { FileRequest } from '../../index.ts';
import { MAX_NAME_LENGTH } from '../../model/index.ts';
import { Problem } from '../problem.ts';

export interface TargetOptions {
  readonly directory: string;
  readonly output?: string;
}

/** Which file goes where. What is wrong with a URL or a path itself is told by who makes the job. */
export function jobFiles(urls: readonly string[], { output, directory }: TargetOptions): FileRequest[] {
  if (output !== undefined && urls.length > 1) {
    const message = `--output names one file and there are ${urls.length} URLs: use --directory.`;
    throw new Problem('usage', message);
  }
  return urls.map((url) => ({ url, path: output === undefined ? resolve(directory, nameOf(url)) : resolve(output) }));
}

/** The last part of a URL's path; what is no URL, or has no such part, is refused with the rest of the request. */
function nameOf(url: string): string {
  const name = URL.canParse(url) ? basename(decoded(new URL(url).pathname)) : '';
  if (name === '') return 'index.html';
  if (!UNSAFE_NAME.test(name)) return name;
  throw new Problem('usage', `"${name}" is no name for a file: give one by --output.`);
}

/** What leads out of the folder, or to a device or stream on Windows, or is no name there. */
const UNSAFE_NAME = /^\.{1,2}$|[<>:"/\\|?*\u0000-\u001f]|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[. ]$/i;

/** A server may use percent signs as it likes: what is no encoded text stays as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A name for a job that was given none. */
export function jobName(files: readonly FileRequest[]): string {
  const [first] = files;
  const name = first === undefined ? 'dojobs' : basename(first.path);
  return (files.length > 1 ? `${name} and ${files.length - 1} more` : name).slice(0, MAX_NAME_LENGTH);
}
