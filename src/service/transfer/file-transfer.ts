import type { ByteRange } from '../../model/index.ts';
import type { Attempt } from './attempt.ts';
import { LocalBytes } from './local-bytes.ts';
import { networkFailure } from './network-failure.ts';
import type { Piece } from './next-piece.ts';
import { publicUrl } from './public-url.ts';
import { RemoteVersion } from './remote-version.ts';
import type { ResponseFacts } from './response-facts.ts';
import type { OpenSink, Sink } from './sink.ts';
import { endOf, isPrefix, withPlaces } from './stretches.ts';
import { TransferFailure } from './transfer-failure.ts';
import { TransferLanes } from './transfer-lanes.ts';
import type { TransferProgress } from './transfer-progress.ts';
import type { TransferWork } from './transfer-work.ts';

/** A file that changes more often than this while it is fetched is given up. */
const MAX_RESTARTS = 3;

/** A smaller file is fetched anew sooner than it is written down how to continue it. */
const WORTH_TELLING = 1024 * 1024;

/**
 * - `ranges`: the parts to fetch, one after the other; none: the whole file.
 * - `declaredSize`: of the remote file, in bytes; another size is then an error.
 * - `known`: what an earlier process was told.
 * - `onProgress`: hears what must survive whenever that has changed, before anything that depends on it is written. It
 *   must not throw, and may be called until `run` has settled.
 */
export interface FileTransferOptions {
  readonly sink: Sink;
  readonly ranges: readonly ByteRange[];
  readonly declaredSize: number | undefined;
  readonly known?: TransferProgress | undefined;
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined;
}

/**
 * - `httpConnections`: the most that fetched the file at the same time.
 * - `bytesFromHttp`: all bytes of the file that came, some of them perhaps twice.
 */
export interface TransferStatistics {
  readonly httpConnections: number;
  readonly millisecondsTransferring: number;
  readonly bytesFromHttp: number;
}

/** One remote file on its way to a sink, over as many attempts and connections as it takes. */
export class FileTransfer {
  readonly #sink: Sink;
  readonly #ranges: readonly ByteRange[];
  readonly #onProgress: (progress: TransferProgress) => void;
  readonly #remote: RemoteVersion;
  readonly #local: LocalBytes;
  readonly #pieces = new Set<Piece>();
  #told: TransferProgress | undefined;
  #whole: boolean;
  #response: ResponseFacts | undefined;
  #httpConnections = 0;
  #millisecondsTransferring = 0;
  #bytesFromHttp = 0;

  constructor({ sink, ranges, declaredSize, known, onProgress = () => {} }: FileTransferOptions) {
    this.#sink = sink;
    this.#ranges = ranges;
    this.#onProgress = onProgress;
    this.#remote = new RemoteVersion(ranges, declaredSize, known);
    this.#local = new LocalBytes(sink, known?.done ?? []);
    this.#told = known;
    this.#whole = known?.whole ?? false;
  }

  get bytesTotal(): number | undefined {
    return this.#remote.bytesTotal;
  }

  get bytesTransferred(): number {
    return this.#local.count;
  }

  /** Whether every byte is there and the sink is closed. */
  get whole(): boolean {
    return this.#whole;
  }

  /** As `onProgress` would hear it now. */
  get progress(): TransferProgress {
    const { url, validator, size: remoteSize } = this.#remote;
    const places = [...this.#pieces].map(({ at }) => at);
    return { url, validator, remoteSize, done: withPlaces(this.#local.done, places), whole: this.#whole };
  }

  /** What the last answer told besides the bytes of the file. */
  get response(): ResponseFacts | undefined {
    return this.#response;
  }

  get statistics(): TransferStatistics {
    return {
      httpConnections: this.#httpConnections,
      millisecondsTransferring: this.#millisecondsTransferring,
      bytesFromHttp: this.#bytesFromHttp,
    };
  }

  /**
   * Fetches what is missing, continuing from the bytes that are there where the server can prove that they still belong
   * to the same file.
   * @returns why it ended early, or `undefined` when every byte is there; of no meaning once it was told to stop
   */
  async run(attempt: Attempt): Promise<TransferFailure | undefined> {
    if (this.#whole) return undefined;
    const started = performance.now();
    try {
      const sink = this.#sink.open();
      try {
        await this.#fetchAll(this.#work(attempt, sink));
      } finally {
        await sink.close();
      }
      attempt.stop.throwIfStopped();
      this.#whole = true;
      this.#say(this.progress);
      return undefined;
    } catch (cause) {
      return networkFailure(cause, attempt.url);
    } finally {
      this.#millisecondsTransferring += performance.now() - started;
    }
  }

  async #fetchAll(work: TransferWork): Promise<void> {
    await this.#adopt(work);
    try {
      for (let restarts = 0; (await new TransferLanes(work).run()) === 'stale';) {
        if (++restarts > MAX_RESTARTS)
          throw changed(`changed ${restarts} times while it was fetched`, work.attempt.url);
        this.#remote.forget();
        await this.#local.clear(work.sink);
        await work.tell();
      }
      if (work.attempt.network.options.syncToDisk) await work.sink.sync();
    } catch (cause) {
      await this.#settle(work);
      throw cause;
    }
  }

  /** Keeps of earlier attempts what can be relied on. */
  async #adopt({ attempt, sink, tell }: TransferWork): Promise<void> {
    this.#remote.moveTo(attempt.url);
    const provable = this.#remote.validator !== undefined;
    if (await this.#local.adopt(sink, provable, this.#remote.bytesTotal)) this.#remote.forget();
    if (!this.#sink.random && !provable && this.#local.count > 0) {
      throw changed('has nothing to tell its versions apart, so that it cannot be continued', attempt.url);
    }
    if (!isPrefix(this.#told?.done ?? [])) await tell();
  }

  /** After a failure of one of several connections: what is not known to be on disk is not in the file. */
  async #settle({ sink, tell }: TransferWork): Promise<void> {
    if (isPrefix(this.#told?.done ?? [])) return;
    const cut = sink.truncate(endOf(this.#local.done)).then(tell);
    // The failure that came first is the one to report; what was told before stays true.
    await cut.catch(() => {});
  }

  #work(attempt: Attempt, sink: OpenSink): TransferWork {
    return {
      attempt,
      ranges: this.#ranges,
      remote: this.#remote,
      local: this.#local,
      sink,
      random: this.#sink.random,
      pieces: this.#pieces,
      answered: (facts) => {
        this.#response = facts;
        this.#httpConnections = Math.max(this.#httpConnections, this.#pieces.size);
      },
      received: (bytes) => void (this.#bytesFromHttp += bytes),
      progress: () => this.progress,
      tell: async () => {
        const { progress } = this;
        if (attempt.network.options.syncToDisk && progress.done.length > 0) await sink.sync();
        this.#say(progress);
      },
    };
  }

  #say(progress: TransferProgress): void {
    const isSmall = !progress.whole && (this.bytesTotal ?? Infinity) < WORTH_TELLING;
    if (isSmall && this.#told === undefined) return;
    this.#told = progress;
    this.#onProgress(progress);
  }
}

const changed = (how: string, url: string): TransferFailure =>
  new TransferFailure({ kind: 'remote-file-changed' }, `${publicUrl(url)} ${how}.`);
