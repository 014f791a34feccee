import type { ByteRange } from '../../model/index.ts';
import { bytesWanted, fits, nextSpan } from './layout.ts';
import type { Span } from './layout.ts';
import { networkFailure } from './network-failure.ts';
import type { OpenResponse } from './exchange.ts';
import { openResponse } from './open-response.ts';
import { publicUrl } from './public-url.ts';
import { readAnswer } from './read-answer.ts';
import type { Answer, Question } from './read-answer.ts';
import { parseRetryAfter } from './retry-after.ts';
import type { DiskFile, Sink } from './disk.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Turn } from './turn.ts';
import { TransferFailure } from './transfer-failure.ts';
import type { Network } from './transfer-options.ts';
import { ifRange, validatorOf, withoutEtag } from './validator.ts';
import type { Validator } from './validator.ts';

/** A file that changes more often than this while it is fetched is given up. */
const MAX_RESTARTS = 3;

/** What one attempt needs: `onBytes` hears of every piece on disk, and whether it is the first time it got so far. */
export interface Attempt {
  readonly url: string;
  readonly network: Network;
  readonly signal: AbortSignal;
  readonly onBytes: (count: number, isNew: boolean) => void;
  readonly more?: () => Turn | undefined;
  readonly rate?: RateLimit;
}

export interface TransferProgress {
  readonly url: string;
  readonly validator?: Validator | undefined;
  readonly remoteSize?: number | undefined;
  readonly done: readonly (readonly [from: number, to: number])[];
  readonly whole: boolean;
}

export interface FileTransferOptions {
  readonly sink: () => Sink;
  readonly ranges: readonly ByteRange[];
  readonly declaredSize: () => number | undefined;
  readonly known?: TransferProgress;
  readonly onProgress?: (progress: TransferProgress) => void;
}

/** One remote file on its way to a temporary file, over as many attempts as it takes. */
export class FileTransfer {
  readonly #sink: () => Sink;
  readonly #ranges: readonly ByteRange[];
  readonly #declared: () => number | undefined;
  readonly #onProgress: ((progress: TransferProgress) => void) | undefined;
  #remoteSize: number | undefined;
  #validator: Validator | undefined;
  #validatorUrl = '';
  #bytesTransferred = 0;
  #furthest = 0;
  #whole = false;

  constructor({ sink, ranges, declaredSize, known, onProgress }: FileTransferOptions) {
    this.#sink = sink;
    this.#ranges = ranges;
    this.#declared = declaredSize;
    this.#onProgress = onProgress;
    this.#validator = known?.validator;
    this.#validatorUrl = known?.url ?? '';
    this.#remoteSize = known?.remoteSize;
    this.#bytesTransferred = known?.done[0]?.[1] ?? 0;
    this.#whole = known?.whole ?? false;
  }

  get #declaredSize(): number | undefined {
    return this.#declared();
  }

  get progress(): TransferProgress {
    return {
      url: this.#validatorUrl,
      validator: this.#validator,
      remoteSize: this.#remoteSize,
      done: [[0, this.#bytesTransferred]],
      whole: this.#whole,
    };
  }

  get bytesTotal(): number | undefined {
    return bytesWanted(this.#ranges, this.#remoteSize ?? this.#declaredSize);
  }

  get bytesTransferred(): number {
    return this.#bytesTransferred;
  }

  /** Whether every byte is on disk and the temporary file is closed. */
  get whole(): boolean {
    return this.#whole;
  }

  /**
   * Fetches what is missing, continuing from the bytes on disk where the server can prove that they still belong to
   * the same file.
   * @returns why it ended early, or `undefined` when every byte is on disk; of no meaning once `signal` is aborted
   */
  async run(attempt: Attempt): Promise<TransferFailure | undefined> {
    try {
      const disk = this.#sink().open();
      try {
        await this.#adopt(disk, attempt.url);
        await this.#fetchAll(disk, attempt);
        await disk.sync();
      } finally {
        await disk.close();
      }
      attempt.signal.throwIfAborted();
      this.#whole = true;
      this.#onProgress?.(this.progress);
      return undefined;
    } catch (cause) {
      return networkFailure(cause, attempt.url);
    }
  }

  async #fetchAll(disk: DiskFile, attempt: Attempt): Promise<void> {
    let restarts = 0;
    for (let part = this.#missing(); part !== undefined; part = this.#missing()) {
      if ((await this.#fetch(part, disk, attempt)) === 'stale' && ++restarts > MAX_RESTARTS) {
        const message = `${publicUrl(attempt.url)} changed ${restarts} times while it was fetched.`;
        throw new TransferFailure({ kind: 'remote-file-changed' }, message);
      }
    }
  }

  #missing(): Span | undefined {
    return nextSpan(this.#ranges, this.#remoteSize, this.#bytesTransferred);
  }

  /** Keeps of an earlier attempt what can be relied on, and makes the file exactly that long. */
  async #adopt(disk: DiskFile, url: string): Promise<void> {
    if (this.#validatorUrl !== url && this.#validator !== undefined) this.#validator = withoutEtag(this.#validator);
    this.#validatorUrl = url;
    if (disk.length < this.#bytesTransferred || this.#validator === undefined) this.#forget();
    await disk.truncate(this.#bytesTransferred);
  }

  #forget(): void {
    this.#bytesTransferred = 0;
    this.#remoteSize = undefined;
    this.#validator = undefined;
  }

  async #fetch(part: Span, disk: DiskFile, attempt: Attempt): Promise<Answer['kind']> {
    const continues = this.#bytesTransferred > 0;
    const wholeWillDo = this.#ranges.length === 0;
    const question: Question = {
      part: wholeWillDo && !continues ? undefined : part,
      continues,
      wholeWillDo,
      remoteSize: this.#remoteSize,
      validator: this.#validator,
    };
    const response = await openResponse(attempt.url, fieldsFor(question), attempt.network, attempt.signal);
    const answer = readAnswer(question, response.status, response.headers);
    if (answer.kind === 'whole' || answer.kind === 'part') await this.#take(answer, response, disk, attempt);
    else response.body.discard();
    if (answer.kind === 'refused') throw refusal(answer, response, attempt.url);
    if (answer.kind === 'stale') {
      this.#forget();
      await disk.truncate(0);
    }
    return answer.kind;
  }

  /** Writes the body of an answer to disk. */
  async #take(answer: Taken, response: OpenResponse, disk: DiskFile, attempt: Attempt): Promise<void> {
    const { url, signal, onBytes } = attempt;
    try {
      if (answer.kind === 'whole') {
        this.#forget();
        await disk.truncate(0);
      }
      this.#validator ??= validatorOf(response.headers);
      this.#learnSize(answer.kind === 'whole' ? answer.length : answer.total, url);
      const end = this.#bytesTransferred + (answer.length ?? this.#declaredSize ?? Infinity);
      for await (const bytes of response.body) {
        if (this.#bytesTransferred + bytes.length > end) throw sizeMismatch(url, 'more bytes than were announced');
        await disk.write([bytes], this.#bytesTransferred);
        signal.throwIfAborted();
        this.#bytesTransferred += bytes.length;
        onBytes(bytes.length, this.#bytesTransferred > this.#furthest);
        this.#furthest = Math.max(this.#furthest, this.#bytesTransferred);
      }
      if (answer.length === undefined) this.#learnSize(this.#bytesTransferred, url);
      else if (this.#bytesTransferred < end) throw endedEarly(url);
    } catch (cause) {
      response.body.discard();
      throw networkFailure(cause, url);
    }
  }

  #learnSize(size: number | undefined, url: string): void {
    if (size === undefined) return;
    if (size !== (this.#declaredSize ?? size)) throw sizeMismatch(url, `${size} bytes, not ${this.#declaredSize}`);
    if (!fits(this.#ranges, size)) throw sizeMismatch(url, `${size} bytes, and a range reaches beyond them`);
    this.#remoteSize = size;
  }
}

type Taken = Extract<Answer, { kind: 'whole' | 'part' }>;

function fieldsFor({ part, continues, validator }: Question): Record<string, string> {
  if (part === undefined) return {};
  const last = part.length === undefined ? '' : part.offset + part.length - 1;
  const condition = continues && validator !== undefined ? ifRange(validator) : undefined;
  return { range: `bytes=${part.offset}-${last}`, ...(condition === undefined ? {} : { 'if-range': condition }) };
}

const refusal = (answer: Extract<Answer, { kind: 'refused' }>, response: OpenResponse, url: string): TransferFailure =>
  new TransferFailure(answer.reason, `${publicUrl(url)}: the server ${answer.detail}.`, {
    retryAfterMilliseconds: parseRetryAfter(response.headers.get('retry-after'), new Date()),
  });

const sizeMismatch = (url: string, found: string): TransferFailure =>
  new TransferFailure({ kind: 'size-mismatch' }, `${publicUrl(url)} has ${found}.`);

const endedEarly = (url: string): TransferFailure =>
  new TransferFailure(
    { kind: 'connection-lost' },
    `${publicUrl(url)}: the answer ended before the length that it had announced.`,
  );
