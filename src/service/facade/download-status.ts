import { match, P } from 'ts-pattern';
import { DO_E_BLOCKED_BY_NO_NETWORK, type DO_DOWNLOAD_STATUS } from '../../bindings/index.ts';
import { hresult, S_OK, type HRESULT, type ValueOf } from '../../com/index.ts';
import type { Download } from '../download/index.ts';
import type { FailureReason } from '../job/index.ts';
import { codeOfFailure } from './error-map.ts';

export type DownloadStatus = ValueOf<typeof DO_DOWNLOAD_STATUS>;

/**
 * A download as GetStatus shows it. While it is tried again a broken network is the one that Delivery Optimization says
 * of that it will wait for it; any other failure is told by its own code.
 */
export function statusOf({ bytesTotal, bytesTransferred, state, error }: Download): DownloadStatus {
  const codes = error === undefined ? FINE : codesOf(error.reason, state === 'transferring');
  return { bytesTotal, bytesTransferred, state, ...codes };
}

type Codes = Pick<DownloadStatus, 'error' | 'extendedError'>;

const FINE: Codes = { error: S_OK, extendedError: S_OK };

const codesOf = (reason: FailureReason, isTriedAgain: boolean): Codes =>
  match(reason)
    .returnType<Codes>()
    .with(NETWORK, (network) => ({
      error: isTriedAgain ? DO_E_BLOCKED_BY_NO_NETWORK : codeOfFailure(network),
      extendedError: codeOfFailure(network),
    }))
    .with({ kind: 'no-progress' }, ({ last }) => ({
      error: codeOfFailure(reason),
      extendedError: last === undefined ? S_OK : codeOfFailure(last),
    }))
    .with({ kind: 'http-status' }, () => ({ error: codeOfFailure(reason), extendedError: codeOfFailure(reason) }))
    .with({ kind: 'local-file' }, ({ errno }) => ({
      error: streamsCode(errno) ?? codeOfFailure(reason),
      extendedError: S_OK,
    }))
    .otherwise(() => ({ error: codeOfFailure(reason), extendedError: S_OK }));

const NETWORK = { kind: P.union('name-not-resolved', 'cannot-connect', 'connection-lost', 'timeout') } as const;

/** What a client's stream answered instead of taking the bytes. */
const streamsCode = (errno: string): HRESULT | undefined =>
  /^0x[0-9A-F]{8}$/.test(errno) ? hresult(Number(errno)) : undefined;
