import type { ByteRange } from '../../model/index.ts';
import type { Attempt } from './attempt.ts';
import type { LocalBytes } from './local-bytes.ts';
import type { Piece } from './next-piece.ts';
import type { RemoteVersion } from './remote-version.ts';
import type { ResponseFacts } from './response-facts.ts';
import type { OpenSink } from './sink.ts';
import type { Stop } from './stop.ts';
import type { TransferProgress } from './transfer-progress.ts';

/** What the connections of one run share. */
export interface TransferWork {
  readonly attempt: Attempt;
  readonly ranges: readonly ByteRange[];
  readonly remote: RemoteVersion;
  readonly local: LocalBytes;
  readonly sink: OpenSink;
  /** Whether the sink is. */
  readonly random: boolean;
  /** What is being fetched right now. */
  readonly pieces: Set<Piece>;
  answered(facts: ResponseFacts): void;
  received(bytes: number): void;
  progress(): TransferProgress;
  /** Says what must survive; called before bytes are written that would be misunderstood otherwise. */
  tell(): Promise<void>;
}

/** One connection at work on a piece. */
export interface Lane {
  readonly piece: Piece;
  /** For this connection alone, or for all. */
  readonly stop: Stop;
  received(bytes: number): void;
  /** So many bytes of the piece are on disk now. */
  wrote(bytes: number): Promise<void>;
}
