import { IDODownloadStatusCallback } from '../../bindings/index.ts';
import { ComError, implement } from '../../com/index.ts';
import { DeliveryOptimizationError } from '../delivery-optimization-error.ts';
import { publish } from '../diagnostics.ts';
import { isFinal } from './download-status.ts';
import { attemptOn, readStatus, type KnownDownload } from './known-download.ts';

/** A callback that is registered with a download, until it is disposed. A download has one: the last that was registered. */
export class StatusListening implements AsyncDisposable {
  readonly #download: KnownDownload;

  private constructor(download: KnownDownload) {
    this.#download = download;
  }

  /**
   * The service may call at any moment, in any order, and waits meanwhile: that it called is all that counts.
   * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/nn-deliveryoptimization-idodownloadstatuscallback
   */
  static async start(download: KnownDownload, notify: () => void): Promise<StatusListening> {
    const { calling } = download.pointer;
    const told = () => {
      publish('callback', () => ({ download: download.id, kind: 'status' }));
      notify();
    };
    using callback = implement(IDODownloadStatusCallback, { OnStatusChange: told }, { calling });
    const listen = () =>
      attemptOn(download, 'listen to', (pointer) =>
        pointer.SetProperty('callback-interface', { type: 'unknown', value: callback }),
      );
    await listen().catch(async (error: unknown) => {
      if (!(await isRefusedAsFinal(download, error))) throw error;
    });
    return new StatusListening(download);
  }

  /** A download that is final, or whose service is gone, calls nobody any more. */
  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.#download.pointer.SetProperty('callback-interface', { type: 'empty' });
    } catch (error) {
      if (!(error instanceof ComError)) throw error;
    }
  }
}

/** A final download takes no callback, and has no more to tell than that it is. */
const isRefusedAsFinal = async (download: KnownDownload, error: unknown): Promise<boolean> =>
  error instanceof DeliveryOptimizationError && error.code === 'invalid-state' && isFinal(await readStatus(download));
