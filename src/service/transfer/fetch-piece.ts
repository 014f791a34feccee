import { nextSpan } from './layout.ts';
import { openResponse } from './open-response.ts';
import type { FinalResponse } from './open-response.ts';
import { publicUrl } from './public-url.ts';
import { readAnswer } from './read-answer.ts';
import type { Answer, Question } from './read-answer.ts';
import type { RequestFields } from './request-fields.ts';
import { parseRetryAfter } from './retry-after.ts';
import { takeBody } from './take-body.ts';
import { TransferFailure } from './transfer-failure.ts';
import type { Lane, TransferWork } from './transfer-work.ts';
import { contradict, ifRange, validatorOf } from './validator.ts';

/**
 * How fetching a piece went.
 * - `taken`: what the server sent of it is on disk, which may be less than the whole piece.
 * - `stale`: all that is on disk belongs to another version of the file.
 * - `refused`: the file is the same, but its server sends no parts of it any more.
 */
export type PieceOutcome = 'taken' | 'stale' | 'refused';

/**
 * Fetches the piece of a lane. As long as nothing is on disk, its first answer decides what the piece is.
 * @throws {TransferFailure}
 */
export async function fetchPiece(work: TransferWork, lane: Lane): Promise<PieceOutcome> {
  const { attempt, local, pieces } = work;
  const isAlone = pieces.size === 1;
  const question = questionFor(work, lane, local.count > 0 || !isAlone);
  const response = await openResponse(attempt, fieldsFor(question), lane.stop);
  work.answered(response.facts);
  const answer = readAnswer(question, response.status, response.headers);
  if (answer.kind === 'part') return takeBody(work, lane, answer, response, !question.continues);
  if (answer.kind === 'whole') return takeWhole(work, lane, answer, response, question, isAlone);
  response.body.discard();
  if (answer.kind === 'stale') return 'stale';
  throw refusal(answer, response, attempt.url);
}

/** A server may send the whole file where a part of it would have done: it then takes the place of what there is. */
async function takeWhole(
  work: TransferWork,
  lane: Lane,
  whole: Extract<Answer, { kind: 'whole' }>,
  response: FinalResponse,
  { continues, validator }: Question,
  isAlone: boolean,
): Promise<PieceOutcome> {
  if (continues && !(isAlone && work.random)) {
    response.body.discard();
    const now = validatorOf(response.headers);
    return now === undefined || contradict(now, validator) ? 'stale' : 'refused';
  }
  if (continues) await work.local.clear(work.sink);
  return takeBody(work, lane, whole, response, true);
}

function questionFor({ ranges, remote }: TransferWork, { piece }: Lane, continues: boolean): Question {
  const wholeWillDo = ranges.length === 0;
  const span = nextSpan(ranges, remote.size, piece.at) ?? { offset: piece.at, length: undefined };
  const length = Math.min(span.length ?? Infinity, piece.end - piece.at);
  return {
    part: wholeWillDo && !continues ? undefined : { ...span, length: Number.isFinite(length) ? length : undefined },
    continues,
    wholeWillDo,
    remoteSize: remote.size,
    validator: remote.validator,
  };
}

function fieldsFor({ part, continues, validator }: Question): RequestFields {
  if (part === undefined) return {};
  const last = part.length === undefined ? '' : part.offset + part.length - 1;
  const condition = continues && validator !== undefined ? ifRange(validator) : undefined;
  return { range: `bytes=${part.offset}-${last}`, ...(condition === undefined ? {} : { 'if-range': condition }) };
}

const refusal = (answer: Extract<Answer, { kind: 'refused' }>, response: FinalResponse, url: string): TransferFailure =>
  new TransferFailure(answer.reason, `${publicUrl(url)}: the server ${answer.detail}.`, {
    retryAfterMilliseconds: parseRetryAfter(response.headers.get('retry-after'), new Date()),
  });
