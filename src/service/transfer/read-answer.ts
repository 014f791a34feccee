import { match, P } from 'ts-pattern';
import { parseContentRange } from './content-range.ts';
import type { FailureReason } from './failure-reason.ts';
import type { Span } from './layout.ts';
import type { ResponseHeaders } from './response-headers.ts';
import { contradict, validatorOf } from './validator.ts';
import type { Validator } from './validator.ts';

/** What was asked for, and what earlier answers told about the same file. */
export interface Question {
  /** The bytes asked for; `undefined` when the request had no Range field. */
  readonly part: Span | undefined;
  /** Whether there are bytes on disk already that this answer continues. */
  readonly continues: boolean;
  /** Whether the whole file will do as well, because the local file is to become a copy of it. */
  readonly wholeWillDo: boolean;
  readonly remoteSize: number | undefined;
  readonly validator: Validator | undefined;
}

/**
 * What an answer means.
 * - `whole`: the body is the file from its first byte; `length` is `undefined` for a chunked body.
 * - `part`: the body is `length` bytes from where they were asked for, of a file of `total` bytes.
 * - `stale`: what is on disk belongs to another version of the file, which must be fetched from its first byte.
 * - `refused`: no bytes to be had; `detail` completes the sentence "the server …".
 */
export type Answer =
  | { readonly kind: 'whole'; readonly length: number | undefined }
  | { readonly kind: 'part'; readonly length: number; readonly total: number | undefined }
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly reason: FailureReason; readonly detail: string };

/** Reads the head of an answer. Pure: nothing is fetched and nothing is written. */
export const readAnswer = (question: Question, status: number, headers: ResponseHeaders): Answer =>
  // Nearly every answer is one of the first two, and each small file pays for how they are told.
  status === 200
    ? readWhole(question, headers)
    : status === 206
      ? readPart(question, headers)
      : readOther(question, status);

const readOther = (question: Question, status: number): Answer =>
  match(status)
    .returnType<Answer>()
    .with(416, () => (question.continues ? { kind: 'stale' } : refusedBy(status)))
    .with(P.number.between(200, 299), () => invalid(`answered ${status}, which carries no file`))
    .otherwise(() => refusedBy(status));

function readWhole({ part, continues, wholeWillDo }: Question, headers: ResponseHeaders): Answer {
  const length = lengthIn(headers);
  const isWhole = part?.offset === 0 && (part.length === undefined || part.length === length);
  if (part !== undefined && !wholeWillDo && !isWhole) {
    return continues
      ? { kind: 'stale' }
      : { kind: 'refused', reason: { kind: 'range-not-supported' }, detail: 'sent the whole file for a part of it' };
  }
  if (length === undefined && !isChunked(headers)) {
    return { kind: 'refused', reason: { kind: 'size-unknown' }, detail: 'does not tell where the file ends' };
  }
  return { kind: 'whole', length };
}

function readPart({ part, continues, remoteSize, validator }: Question, headers: ResponseHeaders): Answer {
  if (part === undefined) return invalid('sent a part where the whole file was asked for');
  const field = headers.get('content-range');
  const range = parseContentRange(field);
  if (range === undefined) return invalid(`sent a part without saying which (Content-Range: ${field ?? 'none'})`);
  const { first, last, total } = range;
  const length = last - first + 1;
  if (first !== part.offset || length > (part.length ?? Infinity) || length !== (lengthIn(headers) ?? length)) {
    return invalid(`sent another part than was asked for (Content-Range: ${field})`);
  }
  if (continues && (differ(total, remoteSize) || contradict(validator, validatorOf(headers)))) return { kind: 'stale' };
  if (part.length === undefined && total === undefined) {
    return { kind: 'refused', reason: { kind: 'size-unknown' }, detail: 'does not tell where the file ends' };
  }
  return { kind: 'part', length, total };
}

const refusedBy = (status: number): Answer => ({
  kind: 'refused',
  reason: { kind: 'http-status', status },
  detail: `answered ${status}`,
});

const invalid = (detail: string): Answer => ({ kind: 'refused', reason: { kind: 'invalid-response' }, detail });

const lengthIn = (headers: ResponseHeaders): number | undefined => {
  const field = headers.get('content-length');
  return field !== undefined && /^\d+$/.test(field) ? Number(field) : undefined;
};

const isChunked = (headers: ResponseHeaders): boolean =>
  /(^|,)\s*chunked\s*$/i.test(headers.get('transfer-encoding') ?? '');

const differ = (one: number | undefined, other: number | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;
