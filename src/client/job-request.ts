import { posix, win32 } from 'node:path';
import { inspect } from 'node:util';
import { onWindows } from '../com/index.ts';
import { MAX_URL_LENGTH, shownUrl, type ByteRange, type JobType } from '../model/index.ts';
import { tagged } from './hygiene/program-tag.ts';
import { checkExpectation } from './integrity/index.ts';
import { checkText, invalid, isCount, shorten } from './invalid.ts';
import { checkCredentials, checkOptions, type Credentials, type JobOptions } from './job-options/index.ts';
import { pathKey } from './path-key.ts';

/** A file to transfer. */
export interface FileRequest {
  /** Absolute, `http:` or `https:` (BITS also takes `file:`), at most 2,200 characters. */
  readonly url: string;
  /** Absolute; the file appears there when the job is completed. */
  readonly path: string;
  /** The parts to fetch, written one after the other; left out, the whole file. */
  readonly ranges?: readonly ByteRange[];
  /**
   * Bytes of the remote file, where they are known beforehand; checked before the job is completed, unless there are
   * ranges.
   */
  readonly size?: number;
  /** Of the bytes that are written, checked before the job is completed: 64 hexadecimal digits. */
  readonly sha256?: string;
}

/** A job to create, with any of the options of a job. */
export interface JobRequest<T extends JobType = 'download'> extends Partial<JobOptions> {
  /** For people: 1 to 256 characters, not necessarily unique. */
  readonly name: string;
  /** What is transferred; `addFile()` adds more. Each has a local path of its own. */
  readonly files?: readonly FileRequest[];
  /** `upload` with BITS only, and with exactly one file. Default: `download`. */
  readonly type?: T;
  /** A folder that no path of the job may lead out of, by its spelling or through a link. */
  readonly within?: string;
  /**
   * Tags the job as that program's, at the end of its description, for `adopt()` and `purge()`; not with Delivery
   * Optimization, which keeps no description.
   */
  readonly program?: string;
  /** For servers and proxies; they go to the service and are kept nowhere else (BITS only). */
  readonly credentials?: readonly Credentials[];
}

/** Refuses what no service would take, before anything is created. @throws {DeliveryOptimizationError} `invalid-argument` */
export function checkJobRequest(request: JobRequest<JobType>): void {
  const { files = [], type, credentials = [] } = request;
  checkText('The name of the job', request.name);
  checkOptions(withTag(request));
  credentials.forEach(checkCredentials);
  if (type === 'upload' && files.length > 1)
    throw invalid(`An upload of ${files.length} files`, 'create a job for each');
  files.forEach(checkFileRequest);
  const paths = new Set<string>();
  for (const { path } of files) {
    const same = pathKey(path);
    if (paths.has(same)) throw invalid(`Two files of the job go to "${path}"`, 'give each a path of its own');
    paths.add(same);
  }
}

/** A request whose description tells whose job it is. */
export const withTag = <R extends JobRequest<JobType>>({ program, ...request }: R): Omit<R, 'program'> =>
  program === undefined ? request : { ...request, description: tagged(request.description ?? '', program) };

/** @throws {DeliveryOptimizationError} `invalid-argument` */
export function checkFileRequest({ url, path, ranges = [], size, sha256 }: FileRequest): void {
  checkUrl(url);
  checkPath(path);
  checkRanges(ranges);
  checkExpectation({ size, sha256 });
}

/** @throws {DeliveryOptimizationError} `invalid-argument` */
export function checkUrl(url: string): void {
  checkText('A URL', url);
  if (url.length > MAX_URL_LENGTH) {
    throw invalid(`The URL "${shorten(shownUrl(url))}" has ${url.length} characters`, `use at most ${MAX_URL_LENGTH}`);
  }
  if (url.includes('\0')) throw invalid(`The URL "${shorten(shownUrl(url))}" contains a NUL`, 'remove it');
  if (!URL.canParse(url))
    throw invalid(`"${shorten(shownUrl(url))}" is not a URL`, 'write it in full, as https://host/path');
  const { protocol } = new URL(url);
  if (!PROTOCOLS.has(protocol))
    throw invalid(`"${shorten(shownUrl(url))}" is a ${protocol} URL`, 'use http: or https:');
}

/** @throws {DeliveryOptimizationError} `invalid-argument` */
export function checkPath(path: string): void {
  checkText('A local path', path);
  const { isAbsolute } = onWindows ? win32 : posix;
  if (path.length === 0) throw invalid('A file has no local path', 'give it an absolute one');
  if (path.includes('\0')) throw invalid(`The path "${shorten(path)}" contains a NUL`, 'remove it');
  const rooted = onWindows ? /^([a-z]:[\\/]|\\\\[^\\?.])/i.test(path) : isAbsolute(path);
  if (!rooted) throw invalid(`The path "${shorten(path)}" is relative`, 'give it in full, from the root on');
}

/** @throws {DeliveryOptimizationError} `invalid-argument` */
export function checkRanges(ranges: readonly ByteRange[]): void {
  for (const { offset, length } of ranges) {
    if (!isCount(offset, LAST_BYTE)) {
      const remedy = 'start at a whole number of bytes from 0 on, below Number.MAX_SAFE_INTEGER, and no bigint';
      throw invalid(`A range from byte ${inspect(offset)}`, remedy);
    }
    if (length !== undefined && (!isCount(length) || length === 0 || !isCount(offset + length))) {
      const remedy =
        'ask for at least one, up to byte Number.MAX_SAFE_INTEGER, or leave the length out to reach the end';
      throw invalid(`A range of ${inspect(length)} bytes from byte ${offset}`, remedy);
    }
  }
  const sorted = [...ranges].sort((one, other) => one.offset - other.offset);
  sorted.slice(1).forEach(({ offset }, index) => {
    const before = sorted[index] as ByteRange;
    if (before.length === undefined || before.offset + before.length > offset) {
      throw invalid(`The ranges from byte ${before.offset} and from byte ${offset} overlap`, 'merge them');
    }
  });
}

/** The last one that a range of a single byte can have with an exact end. */
const LAST_BYTE = Number.MAX_SAFE_INTEGER - 1;

const PROTOCOLS = new Set(['http:', 'https:', 'file:']);
