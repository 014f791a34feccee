import type { Fault, FaultLimit } from './fault.ts';

/**
 * - `status`: 200 to 599 for every answer, or a list: the first for the first answer, and so on
 * - `retryAfterSeconds`: for the field Retry-After, which 429 and 503 may have
 * - `headers`: further fields, such as `location` for a redirect
 */
export type AnswerFault = {
  readonly retryAfterSeconds?: number;
  readonly headers?: Readonly<Record<string, string>>;
} & (({ readonly status: number } & FaultLimit) | { readonly status: readonly number[]; readonly times?: never });

/**
 * `afterBytes`: how much of an answer's body arrives before; left out, not even the head of the answer does. A file that
 * is fetched in parts has an answer for each.
 */
export interface BreakingFault extends FaultLimit {
  readonly afterBytes?: number;
}

/** `atByte`: which byte of the file arrives wrong, counted from 0. */
export interface CorruptionFault extends FaultLimit {
  readonly atByte: number;
}

/** `bytesPerSecond`: how fast the body of an answer comes; `latencyMilliseconds`: how long its head is in coming. */
export type SlowFault = FaultLimit &
  (
    | { readonly bytesPerSecond: number; readonly latencyMilliseconds?: number }
    | { readonly bytesPerSecond?: number; readonly latencyMilliseconds: number }
  );

/** A stall that can be let go without being cleared. */
export interface StallFault extends Fault {
  /** Lets the answers go on that stand still; later ones stall again. `clear()` does this and ends the stall. */
  release(): void;
}

/**
 * What can go wrong between a server and its client, per file and from the next request on. Faults add up: an answer can
 * be slow, corrupt and cut off. Of several `answer`s the one set first is used up first. Bad input, such as a file that
 * the server has not or a place behind the end of the file, is refused at once.
 */
export interface NetworkFaults<Name extends string = string> {
  /**
   * Answers with a status instead of the file.
   * @throws {DeliveryOptimizationError} `invalid-argument`
   */
  answer(file: Name, fault: AnswerFault): Fault;
  /**
   * Sends so many bytes of an answer and then nothing, on a connection that stays open.
   * @throws {DeliveryOptimizationError} `invalid-argument`
   */
  stall(file: Name, fault?: BreakingFault): StallFault;
  /**
   * Breaks the connection after so many bytes of an answer.
   * @throws {DeliveryOptimizationError} `invalid-argument`
   */
  cutOff(file: Name, fault?: BreakingFault): Fault;
  /**
   * Sends one byte wrong, in an answer of the right length: what only a look at the content can find out.
   * @throws {DeliveryOptimizationError} `invalid-argument`
   */
  corrupt(file: Name, fault: CorruptionFault): Fault;
  /**
   * Makes answers slow; the slowest of several counts.
   * @throws {DeliveryOptimizationError} `invalid-argument`
   */
  slowDown(file: Name, fault: SlowFault): Fault;
  /** Clears every fault that is still set. */
  clear(): void;
}
