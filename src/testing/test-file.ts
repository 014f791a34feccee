import { createHash } from 'node:crypto';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { inspect } from 'node:util';
import { checkCount, checkOptions, invalid } from './invalid.ts';

/**
 * A file to serve: `content`, or `size` bytes that look random and are the same in every run. Served whole or by range,
 * with an ETag.
 */
export type TestFile = TestContent & {
  /** Another one than the server makes, with its quotes; a function gives each answer its own; `null` for none. */
  readonly etag?: string | null | (() => string | null);
  /** For the field Last-Modified, as it is to be written; none unless given. */
  readonly lastModified?: string;
  /** `false` ignores Range and sends the whole file. Default: true. */
  readonly acceptsRanges?: boolean;
  /** `false` sends chunks and no Content-Length. Default: true. */
  readonly announcesLength?: boolean;
  /** Fields for every answer with bytes of the file, over whatever would be there. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** The bytes of a file to serve. */
export type TestContent =
  | {
      /** How many bytes, up to 2³¹ − 1. */
      readonly size: number;
      readonly content?: never;
    }
  | {
      /** The bytes themselves, or text that is sent as UTF-8. */
      readonly content: string | Uint8Array;
      readonly size?: never;
    };

/** A file is kept in memory. */
const MAX_SIZE = 2 ** 31 - 1;

/** The bytes of a file. @throws {DeliveryOptimizationError} `invalid-argument`: it cannot be served */
export function contentOf(name: string, file: TestFile): Buffer {
  checkOptions(`The file "${name}"`, file, OPTIONS);
  const { size, content, headers = {} } = file;
  if (name === '') throw invalid('A file has no name', 'give it one');
  checkHeaders(headers);
  if ((size === undefined) === (content === undefined)) {
    throw invalid(`The file "${name}" has ${size === undefined ? 'no bytes' : 'bytes twice'}`, 'give size or content');
  }
  checkCount(`size of the file "${name}"`, size, 0, MAX_SIZE);
  if (size !== undefined) return pseudoRandom(name, size);
  if (typeof content === 'string' || content instanceof Uint8Array) return Buffer.from(content);
  throw invalid(`The content of "${name}" is ${inspect(content)}`, 'give a string or bytes');
}

const OPTIONS = ['size', 'content', 'etag', 'lastModified', 'acceptsRanges', 'announcesLength', 'headers'];

/** @throws {DeliveryOptimizationError} `invalid-argument`: HTTP has no such field */
export function checkHeaders(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    try {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    } catch {
      throw invalid(
        `HTTP has no field "${name}: ${value}"`,
        'use letters, digits and dashes for the name, text for the value',
      );
    }
  }
}

/** The same bytes for the same name, and others for another: xorshift, seeded with the name. */
function pseudoRandom(name: string, size: number): Buffer {
  const words = new Uint32Array(Math.ceil(size / 4));
  let word = createHash('sha256').update(name).digest().readUInt32LE() | 1;
  for (let index = 0; index < words.length; index++) {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    words[index] = word;
  }
  return Buffer.from(words.buffer, 0, size);
}
