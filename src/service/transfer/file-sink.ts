import { diskFailure } from './disk-failure.ts';
import type { Disk, DiskFile } from './disk.ts';
import type { OpenSink, Sink } from './sink.ts';

/** The bytes go to the file at `path`. */
export const fileSink = (disk: Disk, path: string): Sink => ({
  random: true,
  open: () => new OpenFileSink(disk, path),
});

class OpenFileSink implements OpenSink {
  readonly #path: string;
  readonly #file: DiskFile;

  constructor(disk: Disk, path: string) {
    this.#path = path;
    try {
      this.#file = disk.open(path);
    } catch (cause) {
      throw diskFailure(cause, path);
    }
  }

  get length(): number {
    return this.#file.length;
  }

  write(pieces: readonly Uint8Array[], position: number): Promise<void> {
    return this.#guarded(this.#file.write(pieces, position));
  }

  truncate(length: number): Promise<void> {
    return this.#guarded(this.#file.truncate(length));
  }

  sync(): Promise<void> {
    return this.#guarded(this.#file.sync());
  }

  close(): Promise<void> {
    return this.#guarded(this.#file.close());
  }

  async #guarded(operation: Promise<void>): Promise<void> {
    try {
      await operation;
    } catch (cause) {
      throw diskFailure(cause, this.#path);
    }
  }
}
