import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { PlannedSlowness } from './planned-faults.ts';
import type { FileFaults } from './server-faults.ts';

/** An answer on its way, and what strikes it. */
export class Sending {
  readonly #response: ServerResponse;
  readonly #faults: FileFaults;
  readonly #slow: readonly PlannedSlowness[];
  readonly #gone = new AbortController();

  constructor(response: ServerResponse, faults: FileFaults) {
    this.#response = response;
    this.#faults = faults;
    this.#slow = faults.slownesses.filter((slowness) => slowness.strike());
    response.once('close', () => this.#gone.abort());
  }

  /** Whatever strikes before the head of the answer. @returns whether there is still somebody to answer */
  async begin(): Promise<boolean> {
    await this.#slowly(({ latencyMilliseconds }) => latencyMilliseconds);
    return this.#reach('head');
  }

  /** Sends a body. @param offset where in the file it begins */
  async body(bytes: Buffer, offset: number): Promise<void> {
    for (let sent = 0; sent < bytes.length;) {
      if (!(await this.#reach(sent))) return;
      const piece = bytes.subarray(sent, Math.min(sent + this.#mostAtOnce(), this.#nextPlace(sent)));
      await this.#write(this.#corrupted(piece, offset + sent));
      await this.#slowly(({ bytesPerSecond }) => (piece.length / bytesPerSecond) * 1_000);
      sent += piece.length;
    }
    this.#response.end();
  }

  /** Stalls and breaks at a place, where that is planned. @returns whether to go on */
  async #reach(place: number | 'head'): Promise<boolean> {
    for (const stall of this.#faults.stalls) {
      if (stall.at === place && stall.strike()) await stall.hold(this.#gone.signal);
    }
    if (this.#faults.cuts.some((cut) => cut.at === place && cut.strike())) this.#response.destroy();
    return !this.#response.destroyed;
  }

  /** The next place behind `sent` where something may strike. */
  #nextPlace(sent: number): number {
    const places = [...this.#faults.stalls, ...this.#faults.cuts].map(({ at }) => (at === 'head' ? 0 : at));
    return Math.min(Infinity, ...places.filter((at) => at > sent));
  }

  /** Slow answers come in many small pieces. */
  #mostAtOnce(): number {
    const slow = this.#slow.filter(({ cleared }) => !cleared.aborted);
    return Math.min(PIECE, ...slow.map(({ bytesPerSecond }) => Math.ceil(bytesPerSecond / 20)));
  }

  #corrupted(piece: Buffer, offset: number): Buffer {
    const struck = this.#faults.corruptions
      .filter(({ atByte }) => atByte >= offset && atByte < offset + piece.length)
      .filter((corruption) => corruption.strike());
    if (struck.length === 0) return piece;
    const wrong = Buffer.from(piece);
    for (const { atByte } of struck) wrong[atByte - offset] = ~(piece[atByte - offset] ?? 0);
    return wrong;
  }

  /** Waits until the bytes have left the process, or the client has gone: what was sent before a cut then arrives. */
  #write(bytes: Buffer): Promise<void> {
    return new Promise((done) => {
      this.#response.once('close', done);
      this.#response.write(bytes, () => {
        this.#response.off('close', done);
        done();
      });
    });
  }

  /** Waits as long as the slowest asks for that is not cleared. */
  async #slowly(milliseconds: (slowness: PlannedSlowness) => number): Promise<void> {
    const waits = this.#slow
      .filter((slowness) => milliseconds(slowness) > 0)
      .map(async (slowness) => {
        const signal = AbortSignal.any([this.#gone.signal, slowness.cleared]);
        await wait(milliseconds(slowness), undefined, { signal }).catch(() => undefined);
      });
    await Promise.all(waits);
  }
}

/** How much is handed to the socket at once. */
const PIECE = 64 * 1024;
