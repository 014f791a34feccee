/**
 * The file system as the service uses it; a test puts one that fails in its place. Every method throws, or rejects with,
 * what the file system said.
 */
export interface Disk {
  /**
   * Opens a file for reading and writing, making it where there is none; never through a symbolic link. Synchronous on
   * purpose: a file that appears later, from a thread, could appear after the job has been cancelled, and nobody would
   * remove it.
   */
  open(path: string): DiskFile;
  /** Throws unless a file can be made at `path`, where there is none; leaves none behind. */
  probe(path: string): void;
  /** Replaces what stands at `to`. */
  rename(from: string, to: string): void;
  /** Fine where there is none. */
  remove(path: string): void;
}

/** An open file. One call after the other, except that several `write` may be under way at once. */
export interface DiskFile {
  /** In bytes, as it is now. */
  readonly length: number;
  /** Writes all of the pieces, one after the other, from `position` on. */
  write(pieces: readonly Uint8Array[], position: number): Promise<void>;
  truncate(length: number): Promise<void>;
  /** Waits until the bytes have reached the disk: they then survive the loss of power, too. */
  sync(): Promise<void>;
  close(): Promise<void>;
}
