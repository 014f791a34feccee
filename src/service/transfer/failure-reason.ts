import { match } from 'ts-pattern';

/**
 * Why a file could not be transferred.
 * - `http-status`: the server answered with this status where 200 or 206 was needed.
 * - `size-unknown`: the end of the file cannot be told, because the answer carries neither length nor chunks.
 * - `range-not-supported`: a part was asked for and the server sent the whole file.
 * - `size-mismatch`: the file is not as long as its job or its ranges say.
 * - `remote-file-changed`: the file kept changing on the server while it was fetched.
 * - `redirect-failed`: too many redirects, one without a usable address, or one from https to http.
 * - `invalid-response`: an answer that breaks HTTP, or that does not fit the question.
 * - `no-progress`: no new byte within the job's time-out; `last` is what the last attempt failed with.
 * - `tls`, `local-file`: any failure of their kind, with the code Node.js gives for it.
 */
export type FailureReason =
  | { readonly kind: 'http-status'; readonly status: number }
  | { readonly kind: 'name-not-resolved' }
  | { readonly kind: 'cannot-connect' }
  | { readonly kind: 'connection-lost' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'tls'; readonly code: string }
  | { readonly kind: 'size-unknown' }
  | { readonly kind: 'range-not-supported' }
  | { readonly kind: 'size-mismatch' }
  | { readonly kind: 'remote-file-changed' }
  | { readonly kind: 'redirect-failed' }
  | { readonly kind: 'invalid-response' }
  | { readonly kind: 'no-progress'; readonly last: FailureReason | undefined }
  | { readonly kind: 'disk-full' }
  | { readonly kind: 'access-denied' }
  | { readonly kind: 'file-exists' }
  | { readonly kind: 'path-not-found' }
  | { readonly kind: 'local-file'; readonly errno: string };

/** Whether the same request may well succeed a little later, without anybody doing anything. */
export const isTransient = (reason: FailureReason): boolean =>
  match(reason)
    .with({ kind: 'http-status' }, ({ status }) => TRANSIENT_STATUSES.has(status))
    .with(
      { kind: 'name-not-resolved' },
      { kind: 'cannot-connect' },
      { kind: 'connection-lost' },
      { kind: 'timeout' },
      () => true,
    )
    .with(
      { kind: 'tls' },
      { kind: 'size-unknown' },
      { kind: 'range-not-supported' },
      { kind: 'size-mismatch' },
      { kind: 'remote-file-changed' },
      { kind: 'redirect-failed' },
      { kind: 'invalid-response' },
      { kind: 'no-progress' },
      { kind: 'disk-full' },
      { kind: 'access-denied' },
      { kind: 'file-exists' },
      { kind: 'path-not-found' },
      { kind: 'local-file' },
      () => false,
    )
    .exhaustive();

const TRANSIENT_STATUSES = new Set([408, 429, 500, 502, 503, 504]);
