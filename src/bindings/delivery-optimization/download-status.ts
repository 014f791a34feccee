import { enumeration, hresultCode, struct } from '../../com/index.ts';
import { byteCount, bytes } from '../byte-count.ts';

/**
 * Where a download stands; `finalized` and `aborted` are final.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadstate
 */
export const DODownloadState = enumeration('DODownloadState', {
  created: 0,
  transferring: 1,
  transferred: 2,
  finalized: 3,
  aborted: 4,
  paused: 5,
});

/**
 * How far a download is. `error` is what the service decided, `extendedError` why: often an HTTP status or a network
 * failure.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ns-deliveryoptimization-do_download_status
 */
export const DO_DOWNLOAD_STATUS = struct('DO_DOWNLOAD_STATUS', {
  bytesTotal: byteCount,
  bytesTransferred: bytes,
  state: DODownloadState,
  error: hresultCode,
  extendedError: hresultCode,
});
