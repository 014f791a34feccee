import type { LogDisk } from './log-disk.ts';
import { quietly } from './quietly.ts';

/** So many logs are open at once, however many there are. */
const MOST_OPEN = 64;

/** The descriptors of the logs that were written last. */
export class OpenDescriptors {
  readonly #disk: LogDisk;
  /** By path; the one that has not been used for the longest time comes first. */
  readonly #open = new Map<string, number>();

  constructor(disk: LogDisk) {
    this.#disk = disk;
  }

  /**
   * The descriptor of a file that is there; valid until the next call.
   * @throws what the file system threw
   */
  of(path: string): number {
    const fd = this.#open.get(path) ?? this.#disk.open(path, 'existing');
    this.#open.delete(path);
    this.#open.set(path, fd);
    const [oldest] = this.#open.keys();
    if (this.#open.size > MOST_OPEN && oldest !== undefined) this.close(oldest);
    return fd;
  }

  /** Fine for a file that is not open. What was written has been handed over before: closing adds nothing to it. */
  close(path: string): void {
    const fd = this.#open.get(path);
    if (fd === undefined) return;
    this.#open.delete(path);
    quietly(() => this.#disk.close(fd));
  }

  closeAll(): void {
    for (const path of [...this.#open.keys()]) this.close(path);
  }
}
