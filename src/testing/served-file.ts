import type { IncomingMessage, ServerResponse } from 'node:http';
import { Sending } from './sending.ts';
import type { FileFaults } from './server-faults.ts';
import { contentOf, type TestFile } from './test-file.ts';

/** A file of the server, and how a request for it is answered: by range where that is asked for and still makes sense. */
export class ServedFile {
  readonly name: string;
  readonly content: Buffer;
  readonly #file: TestFile;

  constructor(name: string, file: TestFile) {
    this.name = name;
    this.content = contentOf(name, file);
    this.#file = file;
  }

  get size(): number {
    return this.content.length;
  }

  async answer(request: IncomingMessage, response: ServerResponse, faults: FileFaults): Promise<void> {
    const sending = new Sending(response, faults);
    if (!(await sending.begin())) return;
    const struck = faults.answers.find((fault) => fault.strike());
    if (struck !== undefined) return refuse(response, struck.status, struck.headers);
    const etag = this.#etag();
    const part = this.#partFor(request, etag);
    if (part === 'unsatisfiable') return refuse(response, 416, { 'content-range': `bytes */${this.size}` });
    const { first, last } = part ?? { first: 0, last: this.size - 1 };
    response.statusCode = part === undefined ? 200 : 206;
    const fields = this.#fields(last + 1 - first, part, etag);
    for (const [name, value] of Object.entries(fields)) response.setHeader(name, value);
    response.flushHeaders();
    if (request.method === 'HEAD') response.end();
    else await sending.body(this.content.subarray(first, last + 1), first);
  }

  #etag(): string | null {
    const { etag = `"${encodeURIComponent(this.name)}-${this.size}"` } = this.#file;
    return typeof etag === 'function' ? etag() : etag;
  }

  #fields(length: number, part: Part | undefined, etag: string | null): Record<string, string> {
    const { lastModified, acceptsRanges = true, announcesLength = true, headers } = this.#file;
    return {
      ...(acceptsRanges ? { 'accept-ranges': 'bytes' } : {}),
      ...(announcesLength ? { 'content-length': String(length) } : {}),
      ...(etag === null ? {} : { etag }),
      ...(lastModified === undefined ? {} : { 'last-modified': lastModified }),
      ...(part === undefined ? {} : { 'content-range': `bytes ${part.first}-${part.last}/${this.size}` }),
      ...headers,
    };
  }

  /** Range is of use only where If-Range, if there is one, names what the file is now. */
  #partFor({ headers }: IncomingMessage, etag: string | null): Part | undefined | 'unsatisfiable' {
    const { lastModified, acceptsRanges = true } = this.#file;
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
    const condition = headers['if-range'];
    const isCurrent = condition === undefined || condition === etag || condition === lastModified;
    if (from === undefined || !acceptsRanges || !isCurrent) return undefined;
    const first = Number(from);
    const last = Math.min(to ? Number(to) : Infinity, this.size - 1);
    return first > last ? 'unsatisfiable' : { first, last };
  }
}

interface Part {
  readonly first: number;
  readonly last: number;
}

/** An answer without the file; its body is a line that says which. */
export function refuse(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, headers);
  response.end(status === 204 || status === 304 ? undefined : `${status}\n`);
}
