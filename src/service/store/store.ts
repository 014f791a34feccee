import type { RecordKind } from './record-kind.ts';

/** Records of any kind, kept for the next process. */
export interface Store extends AsyncDisposable {
  /**
   * Loads the records of a kind, once per kind.
   * @throws {StateFolderUnusable} the folder of this kind cannot be made or read; a single record that cannot be read is
   * set aside instead and told in `damaged`
   */
  collection<R, C>(kind: RecordKind<R, C>): Collection<R, C>;
  /** Lets go of the folder. Fulfilled when the next process can have it; logs take no more changes. */
  close(): Promise<void>;
}

/** The records of one kind. */
export interface Collection<R, C> {
  /** What was there when the collection was loaded, in no order. */
  readonly found: readonly Found<R, C>[];
  readonly damaged: readonly Damaged[];
  /**
   * Keeps a new record; it is written when this returns.
   * @param id lower-case letters, digits and hyphens: the name of a file
   * @param snapshot the record as it is now; see `RecordLog.append`
   * @throws what the file system threw; nothing is kept then
   */
  add(id: string, record: R, snapshot: () => R): RecordLog<C>;
}

/** A record of an earlier process. Nobody changes it until it is taken over. */
export interface Found<R, C> {
  readonly id: string;
  readonly record: R;
  /**
   * Takes the record over, once.
   * @param snapshot the record as it is now; see `RecordLog.append`
   */
  take(snapshot: () => R): RecordLog<C>;
}

/**
 * A record that could not be read and was set aside; the others have been loaded.
 * - `id`: the record's, or the whole name of a file that cannot be one.
 * - `movedTo`: where the file is now, for somebody to look at. Nothing ever removes it.
 * - `why`: a sentence for people that names the file as it was, and says what is wrong with it.
 */
export interface Damaged {
  readonly id: string;
  readonly movedTo: string;
  readonly why: string;
}

/** What becomes of one record. */
export interface RecordLog<C> {
  /**
   * Adds a change to the record; it is written when this returns. Make the change in the same turn of the event loop,
   * before or after this call: a long log is shortened in a microtask, to what `snapshot` returns then.
   * @throws what the file system threw, or `LogUnwritable`; the record is then as it was before
   */
  append(change: C): void;
  /**
   * Ends the record: nothing of it is left, and its id is free.
   * @throws what the file system threw; the record is then still there
   */
  remove(): void;
}
