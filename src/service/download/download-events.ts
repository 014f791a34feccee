/**
 * What a download tells its listeners, at once.
 * - `standing`: its state or its error is another one.
 * - `progress`: bytes arrived.
 */
export type DownloadEvent = 'standing' | 'progress';

/** Must not throw, and must not call the download before it has returned. */
export type DownloadListener = (event: DownloadEvent) => void;

/** Who listens to a download. */
export class DownloadEvents {
  readonly #listeners = new Set<{ readonly hear: DownloadListener }>();

  /** @returns what ends that */
  on(hear: DownloadListener): () => void {
    const listener = { hear };
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  emit(event: DownloadEvent): void {
    for (const { hear } of [...this.#listeners]) hear(event);
  }
}
