import { BG_NOTIFY } from '../../bindings/index.ts';
import { isFinal } from '../../model/index.ts';
import type { Job, JobEvent, JobFile, TransferError } from '../job/index.ts';

/** One thing to tell a client. */
export type News =
  | { readonly kind: 'modified' }
  | { readonly kind: 'file-transferred'; readonly file: JobFile }
  | { readonly kind: 'error'; readonly error: TransferError }
  | { readonly kind: 'transferred'; readonly at: Date | undefined };

/** What is told of a job. */
export type ToldJob = Pick<Job, 'state' | 'error' | 'files' | 'times'>;

/**
 * What a client has yet to be told about a job, never more than one modification and one error. News waits until the
 * client's flags ask for it, and is dropped when it is not true any more: nobody is told of an error that is resumed.
 */
export class OwedNews {
  readonly #job: ToldJob;
  #modified = false;
  #error: TransferError | undefined;
  #transferred: { readonly at: Date | undefined } | undefined;
  /** Files to tell, in the job's order, and how many of the job's files have been taken up so far. */
  #files: JobFile[] = [];
  #filesTaken = 0;
  /** What was told last: an event that arrives later than its state was seen is no second error or transfer. */
  #lastError: TransferError | undefined;
  #lastTransferred: Date | undefined;

  constructor(job: ToldJob) {
    this.#job = job;
  }

  /** What happened before anybody listened is told as well. */
  hearWhatHappenedBefore(): void {
    const { state, error, times } = this.#job;
    if (state === 'error') this.#error = error;
    if (state === 'transferred') this.#transferred = { at: times.transferCompleted };
  }

  hear(event: JobEvent): void {
    const { state, times } = this.#job;
    if (event.kind === 'modified') this.#modified = true;
    if (state !== 'error') this.#error = undefined;
    else if (event.kind === 'error' && event.error !== this.#lastError) this.#error = event.error;
    const at = times.transferCompleted;
    if (state !== 'transferred') this.#transferred = undefined;
    else if (event.kind === 'transferred' && (at === undefined || at !== this.#lastTransferred)) {
      this.#transferred = { at };
    }
  }

  /**
   * Takes the next piece of news off the list: files before the end that they are part of.
   * @param flags what the client wants to be told, as `BG_NOTIFY` bits
   * @param errors whether it is time for an error
   */
  take(flags: number, errors: boolean): News | undefined {
    const wanted = (flag: number) => (flags & flag) !== 0;
    if (this.#modified && wanted(BG_NOTIFY.jobModification)) {
      this.#modified = false;
      return { kind: 'modified' };
    }
    const file = wanted(BG_NOTIFY.fileTransferred) ? this.#nextFile() : undefined;
    if (file !== undefined) return { kind: 'file-transferred', file };
    if (errors && this.#error !== undefined && this.#job.state === 'error' && wanted(BG_NOTIFY.jobError)) {
      const error = this.#error;
      this.#lastError = error;
      this.#error = undefined;
      return { kind: 'error', error };
    }
    if (this.#transferred !== undefined && this.#job.state === 'transferred' && wanted(BG_NOTIFY.jobTransferred)) {
      const { at } = this.#transferred;
      this.#lastTransferred = at;
      this.#transferred = undefined;
      return { kind: 'transferred', at };
    }
    return undefined;
  }

  /** Puts back what could not be told, unless there is something newer. */
  putBack(news: News): void {
    if (news.kind === 'modified') this.#modified = true;
    if (news.kind === 'file-transferred') this.#files.unshift(news.file);
    if (news.kind === 'error' && this.#job.state === 'error') this.#error ??= news.error;
    if (news.kind === 'transferred' && this.#job.state === 'transferred') this.#transferred ??= { at: news.at };
  }

  #nextFile(): JobFile | undefined {
    if (isFinal(this.#job.state)) return undefined;
    if (this.#files.length === 0) this.#takeUpFiles();
    return this.#files.shift();
  }

  /** Several files arrive at once, but BITS tells them in the order of the job: one waits for those before it. */
  #takeUpFiles(): void {
    const { files } = this.#job;
    for (let file; (file = files[this.#filesTaken])?.transfer.whole; this.#filesTaken++) this.#files.push(file);
  }
}
