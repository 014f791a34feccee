import type { Borrowed, Caller, IUnknown } from '../../com/index.ts';
import type { Download } from '../download/index.ts';
import type { Listeners, Listening } from './listeners.ts';
import { StreamSink } from './stream-sink.ts';

/** The stream that a client gave a download to write to. It is let go when the download is final, or the service ends. */
export class StreamHolder implements Listening {
  readonly #download: Download;
  readonly #listeners: Listeners;
  #sink: StreamSink | undefined;

  constructor(download: Download, listeners: Listeners) {
    this.#download = download;
    this.#listeners = listeners;
    download.on(() => {
      if (download.state === 'finalized' || download.state === 'aborted') void this.letGo();
    });
  }

  /** The stream as its client gave it, with a reference for the receiver. */
  get client(): Caller<typeof IUnknown> | undefined {
    return this.#sink?.share();
  }

  /** Takes a stream in place of the one before, or none. */
  hold(stream: Borrowed<typeof IUnknown> | undefined): void {
    const sink = stream && new StreamSink(stream.share());
    try {
      this.#download.setStream(sink);
    } catch (error) {
      void sink?.letGo();
      throw error;
    }
    void this.letGo();
    this.#sink = sink;
    if (sink !== undefined) this.#listeners.add(this);
  }

  async letGo(): Promise<void> {
    const sink = this.#sink;
    this.#sink = undefined;
    this.#listeners.delete(this);
    await sink?.letGo();
  }
}
