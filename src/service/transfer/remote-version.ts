import type { ByteRange } from '../../model/index.ts';
import { bytesWanted, fits } from './layout.ts';
import { publicUrl } from './public-url.ts';
import type { ResponseHeaders } from './response-headers.ts';
import { TransferFailure } from './transfer-failure.ts';
import type { TransferProgress } from './transfer-progress.ts';
import { validatorOf, withoutEtag } from './validator.ts';
import type { Validator } from './validator.ts';

/** The version of the remote file that the bytes on disk belong to, as far as it is known. */
export class RemoteVersion {
  readonly #ranges: readonly ByteRange[];
  readonly #declaredSize: number | undefined;
  #url: string;
  #size: number | undefined;
  #validator: Validator | undefined;
  #takesRanges = false;
  #mayBeSplit = true;

  constructor(ranges: readonly ByteRange[], declaredSize: number | undefined, known: TransferProgress | undefined) {
    this.#ranges = ranges;
    this.#declaredSize = declaredSize;
    this.#url = known?.url ?? '';
    this.#size = known?.remoteSize;
    this.#validator = known?.validator;
  }

  get url(): string {
    return this.#url;
  }

  get size(): number | undefined {
    return this.#size;
  }

  get validator(): Validator | undefined {
    return this.#validator;
  }

  get declaredSize(): number | undefined {
    return this.#declaredSize;
  }

  /** How many bytes the local file gets; `undefined` while that is open. */
  get bytesTotal(): number | undefined {
    return bytesWanted(this.#ranges, this.#size ?? this.#declaredSize);
  }

  /** Whether parts of the file can be fetched side by side, and told to be of one version. */
  get canBeSplit(): boolean {
    const isWholeFile = this.#ranges.length === 0 && this.#size !== undefined;
    return isWholeFile && this.#mayBeSplit && this.#takesRanges && this.#validator !== undefined;
  }

  /** Another address has to prove that its file is the same by size and time. */
  moveTo(url: string): void {
    if (this.#url !== url && this.#validator !== undefined) this.#validator = withoutEtag(this.#validator);
    this.#url = url;
  }

  forget(): void {
    this.#size = undefined;
    this.#validator = undefined;
    this.#takesRanges = false;
  }

  /** The server did not answer several requests at once as it should: from now on it gets one at a time. */
  doNotSplit(): void {
    this.#mayBeSplit = false;
  }

  /**
   * Takes over what an answer with bytes tells.
   * @returns whether that was new
   * @throws {TransferFailure} `size-mismatch`
   */
  learn(status: number, headers: ResponseHeaders, size: number | undefined): boolean {
    const before = [this.#size, this.#validator] as const;
    this.#validator ??= validatorOf(headers);
    this.learnSize(size);
    this.#takesRanges = status === 206 || /(^|,)\s*bytes\s*(,|$)/i.test(headers.get('accept-ranges') ?? '');
    return before[0] !== this.#size || before[1] !== this.#validator;
  }

  /** @throws {TransferFailure} `size-mismatch` */
  learnSize(size: number | undefined): void {
    if (size === undefined) return;
    if (size !== (this.#declaredSize ?? size)) throw this.sizeMismatch(`${size} bytes, not ${this.#declaredSize}`);
    if (!fits(this.#ranges, size)) throw this.sizeMismatch(`${size} bytes, and a range reaches beyond them`);
    this.#size = size;
  }

  sizeMismatch(found: string): TransferFailure {
    return new TransferFailure({ kind: 'size-mismatch' }, `${publicUrl(this.#url)} has ${found}.`);
  }
}
