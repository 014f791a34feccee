import type { DownloadState } from '../../model/index.ts';
import type { FileTransfer, ResponseFacts } from '../transfer/index.ts';
import type { DownloadError, DownloadStanding } from './download-record.ts';
import type { DownloadSettings } from './download-settings.ts';

/** What can be read of a download in every state. */
export abstract class DownloadReadings {
  abstract readonly settings: DownloadSettings;
  protected abstract readonly standing: DownloadStanding;
  /** `undefined`: it was never started. */
  protected abstract readonly transfer: FileTransfer | undefined;

  get state(): DownloadState {
    return this.standing.state;
  }

  /** Why it does not move: in state `paused` for good, in `transferring` until another try brings bytes. */
  get error(): DownloadError | undefined {
    return this.standing.error;
  }

  /** Of everything asked for so far; `undefined` while it is unknown. */
  get bytesTotal(): number | undefined {
    return this.transfer === undefined ? this.settings.values.totalSizeBytes : this.transfer.bytesTotal;
  }

  get bytesTransferred(): number {
    return this.transfer?.bytesTransferred ?? 0;
  }

  /** What the last answer of the server told besides the bytes. */
  get response(): ResponseFacts | undefined {
    return this.transfer?.response;
  }
}
