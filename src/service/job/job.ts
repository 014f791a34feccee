import { isFinal } from '../../model/index.ts';
import type { JobProgress, JobState, JobTimes, JobType } from '../../model/index.ts';
import { FileList, type SurroundingsOf } from './file-list.ts';
import type { JobListener } from './job-events.ts';
import { JobFault } from './job-fault.ts';
import type { JobFile, NewFile } from './job-file.ts';
import type { Keeper } from './keeper.ts';
import { JobProperties } from './job-properties.ts';
import type { JobChange, JobRecord, SettingsRecord } from './job-record.ts';
import type { JobRun, RunHooks } from './job-run.ts';
import type { JobSurroundings } from './job-surroundings.ts';
import { runHooks } from './run-hooks.ts';
import { JobSettings } from './job-settings.ts';
import { standingOf, standingRecord } from './job-standing.ts';
import { KeptStanding } from './kept-standing.ts';
import type { TransferError } from './transfer-error.ts';

/**
 * Files that are fetched together. Every method answers at once; what it sets going is told by events, later. What a
 * method has done is kept when it returns, and still so for the next process when this one dies.
 * Methods and setters throw `JobFault` `invalid-state` once the job is final.
 * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob
 */
export class Job extends JobProperties {
  readonly id: string;
  readonly type: JobType;
  /** Whose job it is: a security identifier as text. */
  readonly owner: string;
  readonly #sequence: number;
  protected readonly settings: JobSettings;
  readonly #surroundings: JobSurroundings;
  readonly #keeper: Keeper<JobChange>;
  readonly #files: FileList;
  readonly #standing: KeptStanding;
  #queued = false;
  #run: JobRun | undefined;

  constructor(id: string, record: JobRecord, surroundings: JobSurroundings) {
    super();
    this.id = id;
    this.type = record.type;
    this.owner = record.owner;
    this.#sequence = record.sequence;
    this.#surroundings = surroundings;
    this.settings = new JobSettings(record.settings, surroundings.firstRetryDelay);
    this.#files = new FileList(record.files, surroundings.disk, this.#fileSurroundings);
    this.#keeper = surroundings.keeperOf(this);
    const standing = standingOf(record.standing, record.created, this.#files.all);
    this.#standing = new KeptStanding(id, standing, this.#files.all, this.#keeper, () => surroundings.now());
  }

  get state(): JobState {
    const { state } = this.#standing.present;
    return this.#queued && state === 'transferring' ? 'queued' : state;
  }

  /** The files so far, in the order in which they are fetched. */
  get files(): readonly JobFile[] {
    return [...this.#files.all];
  }

  get progress(): JobProgress {
    return this.#files.progress;
  }

  get times(): JobTimes {
    return this.#standing.present.times;
  }

  /** What went wrong, in states `error` and `transient-error`, and as long as a new try of that is `queued`. */
  get error(): TransferError | undefined {
    return this.state === 'transferring' ? undefined : this.#standing.present.error;
  }

  /** How many attempts have failed so far. */
  get errorCount(): number {
    return this.#standing.present.errorCount;
  }

  /** What survives the process. */
  get record(): JobRecord {
    return {
      type: 'download',
      owner: this.owner,
      created: this.times.created.getTime(),
      sequence: this.#sequence,
      settings: this.settings.values,
      standing: standingRecord(this.#standing.present, this.#files.all),
      files: this.#files.all.map((file) => file.record),
    };
  }

  set(changes: Partial<SettingsRecord>): void {
    this.#standing.next('change');
    const settings = this.settings.checked(changes);
    const at = this.#surroundings.now();
    this.#keep({ kind: 'settings', settings, modified: at.getTime() }, at, () => this.settings.change(settings));
  }

  /**
   * Adds a file to be fetched after the others. A job that has transferred everything must then be resumed again.
   * @throws {JobFault} see `NewFile`; `invalid-argument` also when the job has a file for that path already
   */
  addFile(file: NewFile): JobFile {
    this.#standing.next('change');
    const record = this.#files.check(file);
    const at = this.#surroundings.now();
    const change: JobChange = { kind: 'file-added', file: record, modified: at.getTime() };
    const added = this.#keep(change, at, () => this.#files.add(record));
    try {
      this.#files.tryOut(added);
    } catch (error) {
      this.#withdrawFile();
      throw error;
    }
    return added;
  }

  /** As `addFile`, all or none. */
  addFiles(files: readonly NewFile[]): void {
    let added = 0;
    try {
      for (const file of files) {
        this.addFile(file);
        added += 1;
      }
    } catch (error) {
      for (; added > 0; added -= 1) this.#withdrawFile();
      throw error;
    }
  }

  /**
   * Starts the transfer, or tries again what failed, continuing from the bytes on disk.
   * @throws {JobFault} `empty`: the job has no files; `no-sink`, `integrity-check-unspecified`: a file is not ready
   */
  resume(): void {
    const next = this.#standing.next('resume');
    if (this.#files.all.length === 0)
      throw new JobFault('empty', `Job ${this.id} has no files. Add one, then resume it.`);
    this.#files.checkReady();
    const { state } = this.#standing.present;
    if (next === state || (state === 'transferred' && this.#files.areWhole)) return;
    this.#surroundings.checkOpen();
    const previous = this.#stop();
    this.#standing.enter(next);
    this.#run = this.#surroundings.start(this.#news, this.settings, previous);
  }

  suspend(): void {
    const next = this.#standing.next('suspend');
    if (next === this.#standing.present.state) return;
    this.#standing.enter(next);
    this.#stop();
  }

  /** Ends the job and removes its temporary files, as far as they can be removed. */
  cancel(): void {
    this.#end(this.#standing.next('cancel'));
  }

  /**
   * Ends the job: the files that are whole get their final names, replacing what stands there; the others are dropped.
   * @returns `partial` when a file was dropped
   * @throws {JobFault} a file could not be renamed: the job stays as it is, files already in place stay there
   * (`completed`), and the call can be repeated
   * @see https://learn.microsoft.com/windows/win32/delivery_optimization/ibackgroundcopyjob-complete
   */
  complete(): 'whole' | 'partial' {
    const next = this.#standing.next('complete');
    const whole = this.#files.all.filter(({ transfer }) => transfer.whole);
    const { present } = this.#standing;
    if (whole.length > 0 && !present.completing) this.#standing.become({ ...present, completing: true });
    for (const file of whole) file.place();
    this.#end(next);
    return whole.length === this.#files.all.length ? 'whole' : 'partial';
  }

  /** Goes on where the process before this one was when it died. */
  takeUp(): void {
    const { state, completing } = this.#standing.present;
    if (isFinal(state)) return this.#clearUp(undefined);
    if (completing) this.#files.findPlaced();
    if (state !== 'transferring' && state !== 'transient-error') return;
    // A stream has gone with the process that gave it: the job waits for its user to put that right.
    if (!this.#files.all.every(({ hasSink }) => hasSink)) return this.#standing.enter('suspended');
    this.#standing.takeUp();
    this.#run = this.#surroundings.start(this.#news, this.settings, undefined);
  }

  /** Calls `listener` with every event from now on, one at a time. @returns what ends that */
  on(listener: JobListener): () => void {
    return this.#standing.events.on(listener);
  }

  /** Takes the last file back. */
  #withdrawFile(): void {
    this.#keep({ kind: 'file-withdrawn' }, this.#surroundings.now(), () => this.#files.withdraw());
  }

  /** Does what must not be done unless it is kept. */
  #keep<T>(change: JobChange, at: Date, act: () => T): T {
    this.#keeper.keep(change);
    const result = act();
    this.#standing.touch(at);
    return result;
  }

  /** @returns the run that was stopped, which lets go of its file a little later */
  #stop(): JobRun | undefined {
    this.#run?.stop();
    this.#queued = false;
    return this.#run;
  }

  #end(state: JobState): void {
    const stopped = this.#stop();
    this.#standing.end(state);
    this.#clearUp(stopped);
    this.#surroundings.ended(this);
  }

  /** A file that is still open cannot be removed on every system: once now, and once when it is closed. */
  #clearUp(stopped: JobRun | undefined): void {
    this.#files.discard();
    if (stopped === undefined) return this.#keeper.forget();
    void stopped.settled.then(() => {
      this.#files.discard();
      this.#keeper.forget();
    });
  }

  get #news(): RunHooks {
    return runHooks(this.#standing, this.#files.all, {
      now: () => this.#surroundings.now(),
      queued: (waiting) => {
        if (!waiting) this.#standing.flow();
        if (this.#queued === waiting) return;
        this.#queued = waiting;
        this.#standing.touch();
      },
    });
  }

  readonly #fileSurroundings: SurroundingsOf = (index) => ({
    disk: this.#surroundings.disk,
    change: (settings, check) => {
      this.#standing.next('change');
      check?.();
      const at = this.#surroundings.now();
      this.#keep({ kind: 'file-settings', index, settings, modified: at.getTime() }, at, () => undefined);
    },
    progressed: (progress) => this.#keeper.note({ kind: 'progress', index, progress }),
  });
}
