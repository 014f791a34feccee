/** The right to one connection, for as long as `signal` is not aborted. */
export interface Turn {
  /** Aborted when the turn must be given back: stop, then `release`. */
  readonly signal: AbortSignal;
  release(): void;
}
