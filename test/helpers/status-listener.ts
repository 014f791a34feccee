import { IDODownloadStatusCallback, type IDODownload } from '../../src/bindings/index.ts';
import { implement, type Borrowed, type Calling, type ComObject } from '../../src/com/index.ts';
import type { DownloadPointer, DownloadStatus } from './download-bench.ts';

/** A client's callback that writes down what it is told, and acts while it is being told. */
export interface StatusListener {
  readonly object: ComObject;
  readonly told: readonly DownloadStatus[];
  /** Waits until something that was told fits. */
  heard(fact: (status: DownloadStatus) => boolean): Promise<void>;
}

/** @param calling how its calls to what it is shown travel: `queued` when the service lives in another process */
export function statusListener(
  act: (status: DownloadStatus, download: Borrowed<typeof IDODownload>) => void = () => undefined,
  calling: Calling = 'direct',
): StatusListener {
  const told: DownloadStatus[] = [];
  const waiting = new Set<() => void>();
  const object = implement(
    IDODownloadStatusCallback,
    {
      OnStatusChange: (download, status) => {
        told.push(status);
        try {
          act(status, download);
        } finally {
          for (const look of [...waiting]) look();
        }
      },
    },
    { calling },
  );
  const heard = (fact: (status: DownloadStatus) => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!told.some(fact)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  return { object, told, heard };
}

/** Has a client's callback called from now on. */
export const listenTo = (download: DownloadPointer, { object }: Pick<StatusListener, 'object'>): Promise<void> =>
  download.SetProperty('callback-interface', { type: 'unknown', value: object });
