import type { ByteRange, DownloadState } from '../../model/index.ts';
import { JobFault } from '../job/index.ts';
import { fileSink, FileTransfer, type Sink, type TransferProgress } from '../transfer/index.ts';
import { checkReady } from './check-ready.ts';
import { DownloadEvents, type DownloadListener } from './download-events.ts';
import { DownloadReadings } from './download-readings.ts';
import type { DownloadSettingsRecord, DownloadStanding } from './download-record.ts';
import type { DownloadRun, DownloadRunHooks } from './download-run.ts';
import type { DownloadSurroundings } from './download-surroundings.ts';
import { checkSettings, DownloadSettings, isTunable } from './download-settings.ts';
import type { KeptRecord } from './kept-record.ts';
import { discard, placeAt, placeFor } from './local-target.ts';
import { nextDownloadState, type DownloadAction } from './next-download-state.ts';
import { nextRequest } from './next-request.ts';
import { standingFound } from './standing-found.ts';

/**
 * One file that is fetched to a path or a stream. Every method answers at once; what it sets going is told by events.
 * What a method has done to a download that is `nonVolatile` is kept when it returns. Until it is finalized the bytes of
 * a file are in a temporary file beside its path. Methods throw `JobFault` `invalid-state` where the state forbids them.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nn-deliveryoptimization-idodownload
 */
export class Download extends DownloadReadings {
  readonly id: string;
  readonly created: Date;
  readonly settings: DownloadSettings;
  readonly #kept: KeptRecord;
  readonly #surroundings: DownloadSurroundings;
  readonly #events = new DownloadEvents();
  #stream: Sink | undefined;
  #transfer: FileTransfer | undefined;
  #run: DownloadRun | undefined;
  #settled: Promise<void> = Promise.resolve();

  constructor(id: string, kept: KeptRecord, surroundings: DownloadSurroundings) {
    super();
    const { created, settings, standing, progress } = kept.value;
    this.id = id;
    this.created = new Date(created);
    this.settings = new DownloadSettings(settings);
    this.#kept = kept;
    this.#surroundings = surroundings;
    if (standing.ranges !== undefined) this.#transfer = this.#newTransfer(standing.ranges, progress);
  }

  /** Fulfilled when nothing touches the file any more, and nothing is left of what had to go. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  /**
   * Changes properties: all of them or, with a fault, none.
   * @throws {JobFault} `invalid-argument` and its like; `sink-already-set`: there is a stream
   */
  set(settings: DownloadSettingsRecord): void {
    this.#next(isTunable(settings) ? 'tune' : 'change');
    if (settings.localPath !== undefined) this.#checkSink(this.#stream !== undefined);
    checkSettings(settings);
    this.#kept.change({ kind: 'settings', settings });
    this.settings.change(settings);
  }

  /** Lets a stream take the bytes. It does not survive the process. @throws {JobFault} `sink-already-set` */
  setStream(stream: Sink | undefined): void {
    this.#next('change');
    this.#checkSink(this.settings.values.localPath !== undefined);
    this.#stream = stream;
  }

  /** Lets pass a change of what is not the download's own. @throws {JobFault} `invalid-state` */
  check(action: 'change' | 'tune'): void {
    this.#next(action);
  }

  /**
   * Fetches parts of the file, the whole of it (no ranges), or what was asked for before (`undefined`).
   * @throws {DownloadFault} `no-uri`, `file-exists`, `ranges-unexpected`, `ranges-expected`
   * @throws {JobFault} `no-sink`, `integrity-check-unspecified`, `not-supported`, `invalid-range`, `overlapping-ranges`;
   * what is wrong with the folder
   */
  start(asked: readonly ByteRange[] | undefined): void {
    const state = this.#next(asked === undefined ? 'resume' : asked.length === 0 ? 'start-whole' : 'start-ranges');
    if (state === this.state) return;
    this.#surroundings.checkOpen();
    const url = checkReady(this.settings.values, this.#stream !== undefined);
    const { ranges: before } = this.standing;
    const { ranges, continues } = nextRequest(asked, {
      ranges: before,
      transferred: this.state === 'transferred',
      irrevocable: this.#stream !== undefined && this.bytesTransferred > 0,
      size: this.#kept.value.progress?.remoteSize ?? this.settings.values.totalSizeBytes,
    });
    const temporaryPath = placeFor(
      this.#surroundings.disk,
      this.settings.values.localPath,
      this.standing.temporaryPath,
    );
    this.#become({
      state,
      ranges: [...ranges],
      finalizing: false,
      ...(temporaryPath !== undefined && { temporaryPath }),
    });
    if (before === undefined || ranges !== before) {
      const known = continues ? this.#transfer?.progress : undefined;
      this.#transfer = this.#newTransfer(ranges, known && { ...known, whole: false });
    }
    this.#go(url);
  }

  pause(): void {
    const state = this.#next('pause');
    if (state === this.state) return;
    this.#become({ ...this.standing, state, error: undefined });
    this.#run?.stop();
  }

  /** Ends the download and removes its temporary file, as far as that can be removed. */
  abort(): void {
    this.#end(this.#next('abort'));
  }

  /**
   * Ends the download: its file gets its final name.
   * @throws {DownloadFault} `file-exists`; {JobFault} it could not be renamed. The call can be repeated
   */
  finalize(): void {
    const state = this.#next('finalize');
    const { temporaryPath, finalizing } = this.standing;
    const { localPath } = this.settings.values;
    if (localPath !== undefined && temporaryPath !== undefined) {
      if (!finalizing) this.#kept.change({ kind: 'standing', standing: { ...this.standing, finalizing: true } });
      placeAt(this.#surroundings.disk, localPath, temporaryPath);
    }
    this.#end(state);
  }

  /** Goes on where the process before this one was when it died. @returns whether there is anything to go on with */
  takeUp(): boolean {
    const found = standingFound(this.#kept.value);
    if (found === 'over') this.#clearUp();
    if (found === 'abort') this.#end('aborted');
    if (found === 'go-on') this.#go(this.settings.values.uri ?? '');
    return found === 'go-on' || found === 'stay';
  }

  /** Stops, and ends with its process unless it is to survive it. */
  leave(): void {
    if (this.settings.values.nonVolatile) this.#run?.stop();
    else this.abort();
  }

  /** Calls `listener` with every event from now on. @returns what ends that */
  on(listener: DownloadListener): () => void {
    return this.#events.on(listener);
  }

  protected get standing(): DownloadStanding {
    return this.#kept.value.standing;
  }

  protected get transfer(): FileTransfer | undefined {
    return this.#transfer;
  }

  #next(action: DownloadAction): DownloadState {
    const next = nextDownloadState(this.state, action);
    if (next !== undefined) return next;
    throw new JobFault('invalid-state', `Download ${this.id} is ${this.state}: that cannot be done with it now.`);
  }

  #checkSink(hasOther: boolean): void {
    if (hasOther) throw new JobFault('sink-already-set', 'The download has another place to go to. Use one of them.');
    if (this.standing.ranges === undefined) return;
    throw new JobFault('invalid-state', `Download ${this.id} has been started: its bytes have their place.`);
  }

  #become(standing: DownloadStanding): void {
    this.#kept.change({ kind: 'standing', standing });
    this.#events.emit('standing');
  }

  #happen(standing: DownloadStanding): void {
    this.#kept.note({ kind: 'standing', standing });
    this.#events.emit('standing');
  }

  #newTransfer(ranges: readonly ByteRange[], known: TransferProgress | undefined): FileTransfer {
    return new FileTransfer({
      sink: this.#sink(),
      ranges,
      declaredSize: this.settings.values.totalSizeBytes,
      known,
      onProgress: (progress) => this.#kept.note({ kind: 'progress', progress }),
    });
  }

  /** A download without a place is refused before it is transferred. */
  #sink(): Sink {
    return this.#stream ?? fileSink(this.#surroundings.disk, this.standing.temporaryPath ?? '');
  }

  #go(url: string): void {
    const { settings } = this;
    const transfer = this.#transfer;
    if (transfer === undefined) return;
    const hooks: DownloadRunHooks = {
      transfer,
      settings,
      url,
      received: () => {
        if (this.error !== undefined) this.#happen({ ...this.standing, error: undefined });
        this.#events.emit('progress');
      },
      failed: ({ reason, message }, transiently) => {
        const state = this.#next(transiently ? 'fail-transiently' : 'fail');
        this.#happen({ ...this.standing, state, error: { reason, message } });
      },
      transferred: () => this.#happen({ ...this.standing, state: this.#next('last-byte'), error: undefined }),
    };
    this.#run = this.#surroundings.start(hooks, this.#settled);
    this.#settled = this.#run.settled;
  }

  #end(state: DownloadState): void {
    this.#kept.end({ kind: 'standing', standing: { ...this.standing, state, error: undefined } });
    this.#run?.stop();
    this.#clearUp();
    this.#surroundings.ended(this);
    this.#events.emit('standing');
  }

  /** A file that is still open cannot be removed on every system: once now, and once when it is closed. */
  #clearUp(): void {
    const { temporaryPath } = this.standing;
    discard(this.#surroundings.disk, temporaryPath);
    this.#settled = this.#settled.then(() => {
      discard(this.#surroundings.disk, temporaryPath);
      this.#kept.forget();
    });
  }
}
