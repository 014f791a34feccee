import type { Keeper } from '../job/keeper.ts';
import type { DownloadChange, DownloadRecord } from './download-record.ts';
import { DOWNLOAD_RECORDS } from './download-records.ts';

/** Begins to keep a record. @throws {JobFault} it cannot be kept */
export type BeginKeeping = (record: DownloadRecord, snapshot: () => DownloadRecord) => Keeper<DownloadChange>;

/**
 * What is known of a download. It is kept for the next process from when there is a reason to: the download is to
 * survive this one, or it has a temporary file that must not.
 */
export class KeptRecord {
  #value: DownloadRecord;
  readonly #begin: BeginKeeping;
  #keeper: Keeper<DownloadChange> | undefined;

  /** @param taken what the process before this one kept already */
  constructor(
    value: DownloadRecord,
    begin: BeginKeeping,
    taken?: (snapshot: () => DownloadRecord) => Keeper<DownloadChange>,
  ) {
    this.#value = value;
    this.#begin = begin;
    this.#keeper = taken?.(() => this.#value);
  }

  get value(): DownloadRecord {
    return this.#value;
  }

  /** A change that a call brings about. @throws {JobFault} it could not be kept, and nothing is changed */
  change(change: DownloadChange): void {
    const next = changed(this.#value, change);
    if (this.#keeper !== undefined) this.#keeper.keep(change);
    else if (hasReason(next)) this.#keeper = this.#begin(next, () => this.#value);
    this.#value = next;
  }

  /** A change that comes about by itself, and cannot be refused. */
  note(change: DownloadChange): void {
    this.#keeper?.note(change);
    this.#value = changed(this.#value, change);
  }

  /** The last change. */
  end(change: DownloadChange): void {
    this.#keeper?.keepEnd(change);
    this.#value = changed(this.#value, change);
  }

  /** Nothing is left to do. */
  forget(): void {
    this.#keeper?.forget();
  }
}

/** As a new record, so that whoever looks at the present one is not surprised. */
function changed(record: DownloadRecord, change: DownloadChange): DownloadRecord {
  const next = { ...record, settings: { ...record.settings } };
  DOWNLOAD_RECORDS.apply(next, change);
  return next;
}

const hasReason = ({ settings, standing }: DownloadRecord): boolean =>
  settings.nonVolatile === true || standing.temporaryPath !== undefined;
