import type { Turn } from './attempt.ts';
import { fetchPiece } from './fetch-piece.ts';
import { bytesWanted } from './layout.ts';
import { MIN_PART, nextPiece } from './next-piece.ts';
import type { NextPiece, Piece } from './next-piece.ts';
import { publicUrl } from './public-url.ts';
import { Stop } from './stop.ts';
import { isPrefix } from './stretches.ts';
import { TransferFailure } from './transfer-failure.ts';
import type { Lane, TransferWork } from './transfer-work.ts';

/** So many bytes of one connection are fetched twice at most when the process dies. */
const TOLD_EVERY = 4 * 1024 * 1024;

/**
 * The connections of one run: a first one that fetches whatever is missing, and further ones that help it with a large
 * file as long as there are turns for them.
 */
export class TransferLanes {
  readonly #work: TransferWork;
  readonly #stop = new Stop();
  readonly #further = new Set<Promise<void>>();
  #failure: { readonly cause: unknown } | undefined;
  #stale = false;

  constructor(work: TransferWork) {
    this.#work = work;
  }

  /**
   * Fetches until nothing is missing, or until the file turns out to have changed.
   * @throws what the first connection to fail failed with; what the others brought is on disk
   */
  async run(): Promise<'whole' | 'stale'> {
    const { stop: asked } = this.#work.attempt;
    const stop = () => this.#stop.stop();
    asked.on(stop);
    try {
      while (!this.#stale && this.#next(1) !== undefined) {
        asked.throwIfStopped();
        await this.#first();
        while (this.#further.size > 0) await Promise.all(this.#further);
        if (this.#failure !== undefined) throw this.#failure.cause;
      }
      return this.#stale ? 'stale' : 'whole';
    } finally {
      asked.off(stop);
    }
  }

  async #first(): Promise<void> {
    try {
      await this.#fetch(1, this.#stop, () => {});
    } catch (cause) {
      this.#fail(cause);
    }
  }

  /** A connection that may be missing: if it brings nothing at all, the file is not fetched by several any more. */
  async #help(turn: Turn): Promise<void> {
    let brought = 0;
    const own = new Stop();
    const stop = () => own.stop();
    this.#stop.on(stop);
    turn.stop.on(stop);
    try {
      await this.#fetch(MIN_PART, own, (bytes) => (brought += bytes));
    } catch (cause) {
      if (own.stopped) return;
      if (brought > 0) this.#fail(cause);
      else this.#work.remote.doNotSplit();
    } finally {
      this.#stop.off(stop);
      turn.stop.off(stop);
      turn.release();
    }
  }

  /** One connection, from piece to piece until none is left for it. */
  async #fetch(smallest: number, stop: Stop, received: (bytes: number) => void): Promise<void> {
    const { pieces, remote, random, attempt } = this.#work;
    for (let next = this.#next(smallest); next !== undefined; next = this.#next(smallest)) {
      const piece = this.#claim(next);
      try {
        if (this.#isSpread()) await this.#work.tell();
        const outcome = await fetchPiece(this.#work, this.#lane(piece, stop, received));
        if (outcome === 'taken') continue;
        if (!random) throw changed(attempt.url);
        remote.doNotSplit();
        if (outcome === 'stale') this.#restart();
        return;
      } finally {
        pieces.delete(piece);
        this.#giveBack(piece, next);
      }
    }
  }

  /** The connection from which a piece was cut may have it again if not a byte of it was fetched: it is sent it anyway. */
  #giveBack({ at, end }: Piece, { part: [from], cutFrom }: NextPiece): void {
    if (cutFrom?.end === from && at === from) cutFrom.end = end;
  }

  #next(smallest: number): NextPiece | undefined {
    const { ranges, remote, local, pieces } = this.#work;
    const length = bytesWanted(ranges, remote.size) ?? Infinity;
    return nextPiece(local.done, length, [...pieces], smallest);
  }

  #claim({ part: [at, end], cutFrom }: NextPiece): Piece {
    const piece = { at, end };
    if (cutFrom !== undefined) cutFrom.end = at;
    this.#work.pieces.add(piece);
    return piece;
  }

  #lane(piece: Piece, stop: Stop, received: (bytes: number) => void): Lane {
    const { local, attempt } = this.#work;
    let untold = 0;
    return {
      piece,
      stop,
      received: (bytes) => {
        received(bytes);
        this.#work.received(bytes);
      },
      wrote: async (bytes) => {
        const isNew = local.add([piece.at, piece.at + bytes]);
        piece.at += bytes;
        untold += bytes;
        attempt.onBytes(bytes, isNew);
        this.#callForHelp();
        if (untold < TOLD_EVERY) return;
        untold = 0;
        if (this.#isSpread()) await this.#work.tell();
      },
    };
  }

  /** Whether the length of the file does not tell how far it got. */
  #isSpread(): boolean {
    const { pieces, local, progress } = this.#work;
    return (pieces.size > 1 || !isPrefix(local.done)) && !isPrefix(progress().done);
  }

  #callForHelp(): void {
    const { attempt, remote, pieces, random } = this.#work;
    const { connectionsPerFile } = attempt.network.options;
    if (!random) return;
    while (attempt.more !== undefined && remote.canBeSplit && pieces.size < connectionsPerFile) {
      if (this.#stop.stopped || this.#next(MIN_PART) === undefined) return;
      const turn = attempt.more();
      if (turn === undefined) return;
      const helping = this.#help(turn).finally(() => this.#further.delete(helping));
      this.#further.add(helping);
    }
  }

  #fail(cause: unknown): void {
    if (!this.#stale) this.#failure ??= { cause };
    this.#stop.stop();
  }

  #restart(): void {
    this.#stale = true;
    this.#stop.stop();
  }
}

const changed = (url: string): TransferFailure =>
  new TransferFailure(
    { kind: 'remote-file-changed' },
    `${publicUrl(url)} cannot be continued, and the bytes that were handed over cannot be taken back.`,
  );
