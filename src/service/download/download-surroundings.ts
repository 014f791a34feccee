import type { Disk } from '../transfer/index.ts';
import type { DownloadRun, DownloadRunHooks } from './download-run.ts';
import type { Download } from './download.ts';

/** What a download needs of the queue it is in. */
export interface DownloadSurroundings {
  readonly disk: Disk;
  /** @throws {JobFault} `invalid-state`: the queue is closed, so that nothing can be started */
  checkOpen(): void;
  /** @param previous settled when nothing touches the file any more */
  start(hooks: DownloadRunHooks, previous: Promise<void>): DownloadRun;
  ended(download: Download): void;
}
