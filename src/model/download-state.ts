/**
 * Where a download stands, in the order of `DODownloadState`. `finalized` and `aborted` are final.
 * @see https://learn.microsoft.com/windows/win32/api/deliveryoptimization/ne-deliveryoptimization-dodownloadstate
 */
export const DOWNLOAD_STATES = ['created', 'transferring', 'transferred', 'finalized', 'aborted', 'paused'] as const;

export type DownloadState = (typeof DOWNLOAD_STATES)[number];
