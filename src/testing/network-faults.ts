import type { Fault, FaultLimit } from './fault.ts';

/** An answer without the file. */
export type AnswerFault = {
  /** For the field Retry-After, which 429 and 503 may have. */
  readonly retryAfterSeconds?: number;
  /** Further fields, such as `location` for a redirect. */
  readonly headers?: Readonly<Record<string, string>>;
} & (
  | ({
      /** 200 to 599, for every answer. */
      readonly status: number;
    } & FaultLimit)
  | {
      /** The first for the first answer, and so on; each strikes once. */
      readonly status: readonly number[];
      readonly times?: never;
    }
);

/** A connection that breaks or stands still. A file that is fetched in parts has an answer for each. */
export interface BreakingFault extends FaultLimit {
  /** How many bytes of an answer's body arrive before; left out, not even the head of the answer does. */
  readonly afterBytes?: number;
}

/** A byte that arrives wrong. */
export interface CorruptionFault extends FaultLimit {
  /** Which byte of the file, counted from 0. */
  readonly atByte: number;
}

/** An answer that is slow, by one of its measures at least. */
export type SlowFault = FaultLimit & (Slowness | Latency) & Partial<Slowness & Latency>;

/** How fast the body of an answer comes. */
export interface Slowness {
  /** From 1 on. */
  readonly bytesPerSecond: number;
}

/** How long the head of an answer is in coming. */
export interface Latency {
  /** From 1 on. */
  readonly latencyMilliseconds: number;
}

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
