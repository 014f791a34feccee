import { IDODownload } from '../../bindings/index.ts';
import { implement, type ComObject, type ObjectOptions } from '../../com/index.ts';
import type { Download } from '../download/index.ts';
import { downloadProperties } from './download-properties.ts';
import { statusOf } from './download-status.ts';
import { fromDownloadRange } from './file-range.ts';
import type { NotifierSurroundings } from './notifier.ts';
import { StatusTeller } from './status-teller.ts';
import { StreamHolder } from './stream-holder.ts';

/** The COM side of one download: who is told what happens, and the object that all its clients share. */
export class DownloadFacade {
  readonly #download: Download;
  readonly #teller: StatusTeller;
  readonly #stream: StreamHolder;
  readonly #options: ObjectOptions;
  #object: ComObject | undefined;

  constructor(download: Download, options: ObjectOptions, surroundings: NotifierSurroundings) {
    this.#download = download;
    this.#options = options;
    this.#teller = new StatusTeller(download, () => this.object(), surroundings);
    this.#stream = new StreamHolder(download, surroundings.listeners);
  }

  /** The download's object, with a reference for the receiver; a new one once the clients of the last have let go of it. */
  object(): ComObject {
    if (this.#object !== undefined && this.#object.references > 0) return this.#object.share();
    const download = this.#download;
    this.#object = implement(
      IDODownload,
      {
        Start: (ranges) => download.start(ranges?.map(fromDownloadRange)),
        Pause: () => download.pause(),
        Abort: () => download.abort(),
        Finalize: () => download.finalize(),
        GetStatus: () => statusOf(download),
        ...downloadProperties({ download, teller: this.#teller, stream: this.#stream }),
      },
      this.#options,
    );
    return this.#object;
  }
}
