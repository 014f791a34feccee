import { networkFailure } from './network-failure.ts';
import type { FinalResponse } from './open-response.ts';
import { bytesIn, firstOf } from './pieces.ts';
import { publicUrl } from './public-url.ts';
import type { Answer } from './read-answer.ts';
import { TransferFailure } from './transfer-failure.ts';
import type { Lane, TransferWork } from './transfer-work.ts';

/**
 * Writes the body of an answer to where its piece belongs, up to the end of the piece, which may come nearer meanwhile.
 * @param isFirst whether the answer is the first of its version: what was known of another one is of no use then
 * @throws {TransferFailure} with as many bytes on disk as had arrived
 */
export async function takeBody(
  work: TransferWork,
  lane: Lane,
  answer: Extract<Answer, { kind: 'whole' | 'part' }>,
  { status, headers, body }: FinalResponse,
  isFirst: boolean,
): Promise<'taken'> {
  const { attempt, remote, sink } = work;
  const { piece, stop } = lane;
  try {
    if (isFirst) remote.forget();
    if (answer.kind === 'whole') piece.at = 0;
    const isNews = remote.learn(status, headers, answer.kind === 'whole' ? answer.length : answer.total);
    const end = piece.at + (answer.length ?? remote.declaredSize ?? Infinity);
    if (isFirst) piece.end = end;
    if (isNews) await work.tell();
    for (;;) {
      const arrived = await body.take(attempt.rate?.piece);
      if (arrived === undefined) break;
      const count = bytesIn(arrived);
      lane.received(count);
      if (piece.at + count > end) throw remote.sizeMismatch('more bytes than were announced');
      const isCut = piece.at + count > piece.end;
      const wanted = isCut ? firstOf(arrived, piece.end - piece.at) : arrived;
      await sink.write(wanted, piece.at);
      attempt.stop.throwIfStopped();
      await lane.wrote(isCut ? bytesIn(wanted) : count);
      if (isCut || (piece.at >= piece.end && piece.at < end)) {
        body.discard();
        return 'taken';
      }
      stop.throwIfStopped();
      if (attempt.rate !== undefined) await attempt.rate.spend(count, stop);
    }
    if (answer.length === undefined) remote.learnSize(piece.at);
    else if (piece.at < end) throw endedEarly(attempt.url);
    return 'taken';
  } catch (cause) {
    body.discard();
    throw networkFailure(cause, attempt.url);
  }
}

const endedEarly = (url: string): TransferFailure =>
  new TransferFailure(
    { kind: 'connection-lost' },
    `${publicUrl(url)}: the answer ended before the length that it had announced.`,
  );
