import { once } from 'node:events';
import { PlannedFault } from './fault.ts';
import { checkCount, checkOptions, invalid } from './invalid.ts';
import type { AnswerFault, BreakingFault, CorruptionFault, SlowFault, StallFault } from './network-faults.ts';
import { checkHeaders } from './test-file.ts';

/** The file that a fault is for. */
export interface Target {
  readonly name: string;
  readonly size: number;
}

export class PlannedAnswer extends PlannedFault {
  readonly headers: Readonly<Record<string, string>>;
  readonly #status: AnswerFault['status'];

  constructor({ name }: Target, fault: AnswerFault) {
    checkOptions('answer()', fault, ['status', 'times', 'retryAfterSeconds', 'headers']);
    const { status, times, retryAfterSeconds, headers = {} } = fault;
    const isList = typeof status === 'object';
    if (isList && status.length === 0) throw invalid(`status of the answer for "${name}" is []`, 'give one or more');
    if (isList && times !== undefined) {
      throw invalid(
        `times of the answer for "${name}" is ${times}`,
        'leave it out: each status of the list strikes once',
      );
    }
    for (const each of isList ? status : [status]) checkStatus(name, each);
    checkCount(`retryAfterSeconds of the answer for "${name}"`, retryAfterSeconds, 0);
    checkHeaders(headers);
    super(`answer for "${name}"`, isList ? { times: status.length } : fault);
    const retryAfter = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
    this.headers = { ...retryAfter, ...headers };
    this.#status = status;
  }

  /** The status for an answer that this fault has struck. */
  get status(): number {
    return typeof this.#status === 'number' ? this.#status : (this.#status[this.strikes - 1] ?? 500);
  }
}

/** 1xx are no answers but announce one. */
function checkStatus(name: string, status: number | undefined): void {
  if (status === undefined) throw invalid(`The answer for "${name}" has no status`, 'give one from 200 to 599');
  checkCount(`status of the answer for "${name}"`, status, 200, 599);
}

/** Strikes at one place of an answer: `at` bytes into its body, or before its head. */
export class PlannedBreak extends PlannedFault {
  readonly at: number | 'head';

  constructor({ name, size }: Target, fault: BreakingFault, what = 'cutOff') {
    checkOptions(`${what}()`, fault, ['afterBytes', 'times']);
    checkPlace(`afterBytes of the ${what} of "${name}"`, fault.afterBytes, size);
    super(`${what} of "${name}"`, fault);
    this.at = fault.afterBytes ?? 'head';
  }
}

export class PlannedStall extends PlannedBreak implements StallFault {
  #held = new AbortController();

  constructor(target: Target, fault: BreakingFault) {
    super(target, fault, 'stall');
  }

  /** Holds an answer that it has struck until it is released or the client has gone. */
  async hold(gone: AbortSignal): Promise<void> {
    const over = AbortSignal.any([gone, this.#held.signal]);
    if (!over.aborted) await once(over, 'abort');
  }

  release(): void {
    this.#held.abort();
    this.#held = new AbortController();
  }

  override clear(): void {
    super.clear();
    this.release();
  }
}

export class PlannedCorruption extends PlannedFault {
  readonly atByte: number;

  constructor({ name, size }: Target, fault: CorruptionFault) {
    checkOptions('corrupt()', fault, ['atByte', 'times']);
    const { atByte } = fault;
    if (atByte === undefined) throw invalid(`The corruption of "${name}" has no atByte`, 'say which byte, from 0 on');
    checkPlace(`atByte of the corruption of "${name}"`, atByte, size);
    super(`corruption of "${name}"`, fault);
    this.atByte = atByte;
  }
}

export class PlannedSlowness extends PlannedFault {
  readonly bytesPerSecond: number;
  readonly latencyMilliseconds: number;

  constructor({ name }: Target, fault: SlowFault) {
    checkOptions('slowDown()', fault, ['bytesPerSecond', 'latencyMilliseconds', 'times']);
    const { bytesPerSecond, latencyMilliseconds } = fault;
    if (bytesPerSecond === undefined && latencyMilliseconds === undefined) {
      throw invalid(`The slowness of "${name}" has no measure`, 'give bytesPerSecond or latencyMilliseconds');
    }
    checkCount(`bytesPerSecond of the slowness of "${name}"`, bytesPerSecond, 1);
    checkCount(`latencyMilliseconds of the slowness of "${name}"`, latencyMilliseconds, 1, MAX_WAIT);
    super(`slowness of "${name}"`, fault);
    this.bytesPerSecond = bytesPerSecond ?? Infinity;
    this.latencyMilliseconds = latencyMilliseconds ?? 0;
  }
}

/** The longest that a timer can wait. */
const MAX_WAIT = 2 ** 31 - 1;

/** A fault behind the last byte would never strike. */
function checkPlace(what: string, place: number | undefined, size: number): void {
  if (place !== undefined && size === 0) throw invalid(`${what} is ${place}`, 'the file is empty: give it some bytes');
  checkCount(what, place, 0, size - 1);
}
