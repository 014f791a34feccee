import { isDeepStrictEqual } from 'node:util';
import { Mailbox } from '../mailbox.ts';
import { DEFAULT_POLL_SECONDS } from '../poll-seconds.ts';
import { isFinal, type DownloadStatus } from './download-status.ts';
import { readStatus, type KnownDownload } from './known-download.ts';
import { StatusListening } from './status-listening.ts';

/** How a download is watched. */
export interface DownloadWatchOptions {
  /** Ends the watching, not the download; the signal's reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** Seconds after which the status is looked at even though the service said nothing. Default: 3. */
  readonly pollSeconds?: number | undefined;
}

/** Watches a download from one pointer to it; what was told is remembered for the next, after its service was gone. */
export class DownloadWatch {
  readonly #options: DownloadWatchOptions;
  #told: DownloadStatus | undefined;

  constructor(options: DownloadWatchOptions) {
    this.#options = options;
  }

  /** What happens to it until it is final, each status once; where it stands comes first. */
  async *statuses(download: KnownDownload): AsyncGenerator<DownloadStatus, void> {
    for await (const status of looksAt(download, this.#options, new Mailbox())) {
      if (isDeepStrictEqual(status, this.#told)) continue;
      this.#told = status;
      yield status;
    }
  }
}

/**
 * The status each time there is a reason to look at it, at first and until the download is final. It is the truth: a
 * call of the service is a reason to look, and one that got lost costs a few seconds and no more.
 * @param mailbox where others put their reasons, too; closed at the end
 */
export async function* looksAt(
  download: KnownDownload,
  { signal, pollSeconds = DEFAULT_POLL_SECONDS }: DownloadWatchOptions,
  mailbox: Mailbox,
): AsyncGenerator<DownloadStatus, void> {
  try {
    signal?.throwIfAborted();
    await using _listening = await StatusListening.start(download, () => mailbox.put({ kind: 'modified' }));
    for (;;) {
      signal?.throwIfAborted();
      const status = await readStatus(download);
      signal?.throwIfAborted();
      yield status;
      if (isFinal(status)) return;
      await mailbox.next(pollSeconds * 1_000, signal);
    }
  } finally {
    mailbox.close();
  }
}
