/**
 * Where the bytes of one file go.
 * `random`: bytes may be written anywhere and taken back; otherwise they come in order, each once.
 */
export interface Sink {
  readonly random: boolean;
  /** Called once per run of the transfer. @throws {TransferFailure} */
  open(): OpenSink;
}

/** A sink during one run. Every method rejects with a `TransferFailure` when it fails. */
export interface OpenSink {
  /** How many bytes are there; of a sink that is not `random`, how many it was given so far. */
  readonly length: number;
  /** Takes all of the pieces, one after the other, from `position` on; they are the sink's until it has answered. */
  write(pieces: readonly Uint8Array[], position: number): Promise<void>;
  /** Never called for a sink that is not `random`. */
  truncate(length: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}
