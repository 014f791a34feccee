import { ComError } from '../../com/index.ts';
import { DeliveryOptimizationError } from '../delivery-optimization-error.ts';
import type { DownloadError } from './download-error.ts';
import type { KnownDownload } from './known-download.ts';

/** Why a download that ran will not come to its end. */
export function downloadFailed({ id }: KnownDownload, error: DownloadError | undefined): DeliveryOptimizationError {
  if (error === undefined) {
    return new DeliveryOptimizationError('download-failed', `Download ${id} was aborted by somebody else.`);
  }
  const cause = new ComError(`Download ${id}`, error.code);
  return new DeliveryOptimizationError('download-failed', `Download ${id} failed: ${error.message}`, { cause });
}
