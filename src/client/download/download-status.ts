import { match } from 'ts-pattern';
import type { DO_DOWNLOAD_STATUS } from '../../bindings/index.ts';
import type { ValueOf } from '../../com/index.ts';
import { downloadErrorOf, type DownloadError } from './download-error.ts';

/** How far a download is. */
export interface DownloadProgress {
  /** Bytes asked for, the whole file or the sum of its ranges; `undefined` while the size is unknown. */
  readonly bytesTotal: number | undefined;
  /** Bytes that arrived so far, 0 to `bytesTotal`. */
  readonly bytesTransferred: number;
}

/**
 * Where a download stands and how far it is, made for `match(status).with(…).exhaustive()`.
 * - `created`: it was never started
 * - `transferring`: bytes arrive, or are waited for; with an error, the service tries again by itself
 * - `paused`: by somebody, or by the service, which then tells the error
 * - `transferred`: everything has arrived; finalize it, and the file appears under its name
 * - `finalized`, `aborted`: final; the service may have aborted it for an error
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadstate
 */
export type DownloadStatus = DownloadProgress &
  (
    | { readonly state: 'created' }
    | { readonly state: 'transferring'; readonly error: DownloadError | undefined }
    | { readonly state: 'paused'; readonly error: DownloadError | undefined }
    | { readonly state: 'transferred' }
    | { readonly state: 'finalized' }
    | { readonly state: 'aborted'; readonly error: DownloadError | undefined }
  );

/** A status after which the service does nothing more by itself: in state `paused` for an error it cannot get over. */
export type DownloadEnd = DownloadProgress &
  (
    | { readonly state: 'transferred' }
    | { readonly state: 'finalized' }
    | { readonly state: 'aborted'; readonly error: DownloadError | undefined }
    | { readonly state: 'paused'; readonly error: DownloadError }
  );

export function statusOf(raw: ValueOf<typeof DO_DOWNLOAD_STATUS>): DownloadStatus {
  const progress: DownloadProgress = { bytesTotal: raw.bytesTotal, bytesTransferred: raw.bytesTransferred };
  return match(raw.state)
    .returnType<DownloadStatus>()
    .with('created', 'transferred', 'finalized', (state) => ({ ...progress, state }))
    .with('transferring', 'paused', 'aborted', (state) => ({
      ...progress,
      state,
      error: downloadErrorOf(raw.error, raw.extendedError),
    }))
    .exhaustive();
}

/** The end that a status is, if it is one. */
export const endOf = (status: DownloadStatus): DownloadEnd | undefined =>
  match(status)
    .returnType<DownloadEnd | undefined>()
    .with({ state: 'created' }, { state: 'transferring' }, () => undefined)
    .with({ state: 'transferred' }, ({ state }) => ({ ...status, state }))
    .with({ state: 'finalized' }, ({ state }) => ({ ...status, state }))
    .with({ state: 'aborted' }, ({ state, error }) => ({ ...status, state, error }))
    .with({ state: 'paused' }, ({ state, error }) =>
      error === undefined || error.waits ? undefined : { ...status, state, error },
    )
    .exhaustive();

export const isFinal = ({ state }: DownloadStatus): boolean => state === 'finalized' || state === 'aborted';
